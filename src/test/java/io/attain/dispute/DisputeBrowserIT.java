package io.attain.dispute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openqa.selenium.support.ui.ExpectedConditions.elementToBeClickable;
import static org.openqa.selenium.support.ui.ExpectedConditions.presenceOfElementLocated;
import static org.openqa.selenium.support.ui.ExpectedConditions.textToBePresentInElementLocated;
import static org.openqa.selenium.support.ui.ExpectedConditions.urlContains;
import static org.openqa.selenium.support.ui.ExpectedConditions.visibilityOfElementLocated;

import io.attain.Chromium;
import io.attain.Http;
import io.attain.portal.Browser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;

/** A statement is disputed in Tasklist with evidence on its page, and half accepted; an exclusion is claimed and granted. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:disputes;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=60000",
            "camunda.bpm.job-execution.wait-time-in-millis=500",
            "camunda.bpm.job-execution.max-wait=500"
        })
@DirtiesContext
class DisputeBrowserIT {

    @TempDir(cleanup = CleanupMode.ALWAYS)
    @SuppressWarnings("NullAway.Init")
    private static Path profile;

    @LocalServerPort
    private int port;

    @SuppressWarnings("NullAway.Init")
    private Browser person;

    @SuppressWarnings("NullAway.Init")
    private ChromeDriver browser;

    @SuppressWarnings("NullAway.Init")
    private WebDriverWait wait;

    @BeforeEach
    void start() throws IOException {
        person = Browser.start(port, profile);
        browser = person.driver();
        wait = person.patience();
        Http manager = Http.at(port).as("manager");
        assertThat(manager.post(
                                "/api/agreements?signed=2025-12-20",
                                Files.readString(Path.of("examples/paper-supply.yaml")),
                                "Content-Type",
                                "application/yaml")
                        .statusCode())
                .isEqualTo(201);
        for (String series : new String[] {"deliveries", "reports"}) {
            assertThat(manager.post(
                                    "/api/series/paper." + series + "/measurements",
                                    Files.readString(Path.of("examples/paper-" + series + ".csv")),
                                    "Content-Type",
                                    "text/csv")
                            .statusCode())
                    .isEqualTo(201);
        }
        wait.until(driver ->
                manager.get("/api/agreements/PAPER-2026/periods").body().matches("(?s).*2026-04[^}]*JUDGED.*"));
    }

    @AfterEach
    void stop() {
        if (person != null) {
            Chromium.keepPicture(browser, "dispute-last");
            person.close();
        }
    }

    @Test
    void aStatementIsDisputedAndAnExclusionClaimed() {
        person.logIn("customer-owner");
        person.openTask("PAPER-2026, 2026-04");
        person.claim();
        person.choose("No, I dispute it");
        chooseGrounds("It is calculated wrongly");
        person.fill("What should the credit", "168.00");
        person.explain("One more ream was wet and could not be used.");
        Chromium.keepPicture(browser, "dispute-01-task");
        complete();
        openDispute("/disputes");
        Chromium.keepPicture(browser, "dispute-02-begun");
        assertThat(text("figures")).contains("144.00 USD", "168.00 USD", "24.00 USD");
        assertThat(text("next")).contains("provider-owner", "respond to the claim");
        addEvidence(Path.of("docs/tour.md").toAbsolutePath());
        wait.until(textToBePresentInElementLocated(By.cssSelector(".alert.bad"), "not taken as evidence"));
        addEvidence(Path.of("examples/paper-deliveries.csv").toAbsolutePath());
        wait.until(textToBePresentInElementLocated(By.id("evidence"), "paper-deliveries.csv"));
        assertThat(text("story")).contains("added evidence");
        person.logOut();

        person.logIn("provider-owner");
        person.openTask("Respond to the claim");
        person.claim();
        assertThat(person.form()).contains("One more ream was wet", "the dispute's page");
        person.choose("It is right in part");
        person.fill("What should the credit", "156.00");
        person.explain("Half of it was ours.");
        Chromium.keepPicture(browser, "dispute-03-response");
        complete();
        person.logOut();

        person.logIn("manager");
        wait.until(driver -> {
            driver.get(person.at("/disputes"));
            return driver.findElement(By.tagName("main")).getText().contains("answer the other side");
        });
        assertThat(text("claims")).contains("Dispute 1", "PAPER-2026", "2026-04", "customer-owner", "24.00 USD");
        Chromium.keepPicture(browser, "dispute-04-desk");
        person.logOut();

        person.logIn("customer-owner");
        person.openTask("Negotiate the claim");
        person.claim();
        person.answer("I accept it");
        wait.until(driver -> {
            driver.get(person.at("/disputes/1"));
            return text("status").equals("partly accepted");
        });
        assertThat(text("figures")).contains("156.00 USD");
        assertThat(text("verdicts")).contains("then", "144.00 USD", "now", "156.00 USD");
        assertThat(text("story")).contains("Half of it was ours.", "partly accepted, 156.00 USD");
        assertThat(browser.findElements(By.id("add-evidence"))).isEmpty();
        Chromium.keepPicture(browser, "dispute-05-story");
        person.logOut();

        person.logIn("provider-owner");
        anExclusionIsClaimed();
        person.logOut();
        person.logIn("customer-owner");
        person.openTask("force-majeure");
        person.claim();
        Chromium.keepPicture(browser, "exclusion-02-task");
        person.choose("All of that time is excluded");
        person.explain("The notice came late, but the road was closed indeed.");
        complete();
        wait.until(driver -> {
            driver.get(person.at("/exclusions/1"));
            return text("status").equals("granted");
        });
        Chromium.keepPicture(browser, "exclusion-03-granted");
        browser.get(person.at("/agreements/PAPER-2026"));
        assertThat(text("claims")).contains("Dispute 1", "Exclusion claim 1");
        person.expectNoErrors();
    }

    private void anExclusionIsClaimed() {
        browser.get(person.at("/agreements/PAPER-2026"));
        click(By.cssSelector("#claim-exclusion"));
        wait.until(urlContains("/exclusions/new"));
        setTime("from", "2026-02-09T00:00");
        setTime("until", "2026-02-10T00:00");
        browser.findElement(By.name("words")).sendKeys("The road was closed that day.");
        Chromium.keepPicture(browser, "exclusion-00-form");
        click(By.cssSelector("#claim-exclusion button"));
        wait.until(urlContains("/exclusions/1"));
        assertThat(text("notice")).startsWith("Too late");
        assertThat(text("results")).contains("2026-02", "Delivered on Monday");
        addEvidence(Path.of("examples/paper-reports.csv").toAbsolutePath());
        wait.until(textToBePresentInElementLocated(By.id("evidence"), "paper-reports.csv"));
        Chromium.keepPicture(browser, "exclusion-01-claimed");
    }

    /** The keys of a field for times depend on the browser's language. */
    private void setTime(String field, String time) {
        browser.executeScript("arguments[0].value = arguments[1]", browser.findElement(By.name(field)), time);
    }

    private void openDispute(String desk) {
        By link = By.linkText("Dispute 1");
        wait.until(driver -> {
            driver.get(person.at(desk));
            return !driver.findElements(link).isEmpty();
        });
        browser.findElement(link).click();
        wait.until(urlContains("/disputes/1"));
    }

    private void addEvidence(Path file) {
        wait.until(presenceOfElementLocated(By.name("file"))).sendKeys(file.toString());
        click(By.cssSelector("#add-evidence button"));
    }

    private void chooseGrounds(String grounds) {
        click(By.cssSelector(
                ".fjs-container .fjs-select-display, .fjs-container .fjs-form-field-select .fjs-input-group"));
        click(By.xpath(
                "//div[contains(@class,'fjs-dropdownlist-item') and contains(normalize-space(.),'" + grounds + "')]"));
    }

    private void complete() {
        click(By.cssSelector("button[ng-click='complete()']"));
        wait.until(
                driver -> driver.findElements(By.cssSelector(".fjs-container")).isEmpty());
    }

    private String text(String id) {
        return wait.until(visibilityOfElementLocated(By.id(id))).getText();
    }

    private void click(By place) {
        browser.executeScript(
                "arguments[0].scrollIntoView({block: 'center'})", wait.until(presenceOfElementLocated(place)));
        wait.until(elementToBeClickable(place)).click();
    }
}
