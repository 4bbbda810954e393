package io.attain.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openqa.selenium.support.ui.ExpectedConditions.elementToBeClickable;
import static org.openqa.selenium.support.ui.ExpectedConditions.invisibilityOfElementLocated;
import static org.openqa.selenium.support.ui.ExpectedConditions.presenceOfElementLocated;
import static org.openqa.selenium.support.ui.ExpectedConditions.textToBePresentInElementLocated;
import static org.openqa.selenium.support.ui.ExpectedConditions.urlContains;
import static org.openqa.selenium.support.ui.ExpectedConditions.visibilityOfElementLocated;

import io.attain.Chromium;
import io.attain.Http;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;

/** A breach is taken on from the board, explained in Tasklist, answered there, and raised by a manager. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:escalations;DB_CLOSE_DELAY=-1",
            "camunda.bpm.job-execution.wait-time-in-millis=500",
            "camunda.bpm.job-execution.max-wait=500"
        })
@DirtiesContext
class EscalationBrowserIT {

    private static final By APRIL =
            By.xpath("//table[@id='escalations']//tr[contains(.,'Reams delivered') and contains(.,'2026-04')]");

    @TempDir(cleanup = CleanupMode.ALWAYS)
    @SuppressWarnings("NullAway.Init")
    private static Path profile;

    @LocalServerPort
    private int port;

    @SuppressWarnings("NullAway.Init")
    private ChromeDriver browser;

    @SuppressWarnings("NullAway.Init")
    private WebDriverWait wait;

    @BeforeEach
    void start() throws IOException {
        browser = Chromium.start(profile);
        wait = new WebDriverWait(browser, Duration.ofSeconds(30));
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
    }

    @AfterEach
    void stop() {
        if (browser != null) {
            Chromium.keepPicture(browser, "escalation-last");
            browser.quit();
        }
    }

    @Test
    void aBreachIsTakenOnExplainedAnsweredAndRaised() {
        logIn("provider-owner");
        openApril();
        assertThat(text("headline")).contains("Missed by 12 % of the target", "144.00", "1200.00");
        assertThat(text("ladder")).contains("running", "not reached", "provider-executive");
        Chromium.keepPicture(browser, "escalation-02-page");
        browser.findElement(By.cssSelector("#acknowledge textarea")).sendKeys("We look into it");
        click(By.cssSelector("#acknowledge button"));
        wait.until(textToBePresentInElementLocated(By.id("status"), "plan awaited"));
        assertThat(text("minutes")).contains("We look into it");

        openTask("Explain the breach and propose a plan", "Reams delivered");
        click(By.cssSelector("button.claim"));
        wait.until(presenceOfElementLocated(By.cssSelector("button.unclaim")));
        choose("I explain it and propose a plan");
        fill("textarea", "Why was it missed?", "The cutter broke down");
        fill("textarea", "What is to be done?", "A second cutter");
        fill(
                "input",
                "Until when?",
                LocalDate.now(java.time.ZoneId.of("America/New_York"))
                        .plusDays(7)
                        .toString());
        assertThat(form()).contains("a conversation about how to do better, not a fine", "We look into it");
        Chromium.keepPicture(browser, "escalation-03-explain-task");
        complete();
        logOut();

        logIn("customer-owner");
        openTask("Answer the plan", "Reams delivered");
        click(By.cssSelector("button.claim"));
        wait.until(presenceOfElementLocated(By.cssSelector("button.unclaim")));
        assertThat(form()).contains("The cutter broke down", "A second cutter");
        choose("Yes, we agree with it");
        Chromium.keepPicture(browser, "escalation-04-plan-task");
        complete();
        logOut();

        logIn("manager");
        openApril();
        wait.until(textToBePresentInElementLocated(By.id("status"), "plan agreed on"));
        browser.findElement(By.cssSelector("#raise textarea")).sendKeys("The customer calls every day");
        click(By.cssSelector("#raise button"));
        wait.until(textToBePresentInElementLocated(By.id("level"), "2"));
        assertThat(text("people")).isEqualTo("provider-executive");
        assertThat(text("minutes")).contains("The customer calls every day", "A second cutter");
        Chromium.keepPicture(browser, "escalation-05-raised");
        browser.get(at("/agreements/PAPER-2026"));
        assertThat(text("escalations")).contains("Reams delivered", "provider-executive");
        assertThat(browser.manage().logs().get(LogType.BROWSER).getAll().stream()
                        .filter(entry -> entry.getLevel().equals(Level.SEVERE))
                        .toList())
                .as("errors in the browser's console")
                .isEmpty();
    }

    private void openApril() {
        wait.until(driver -> {
            driver.get(at("/escalations"));
            return !driver.findElements(APRIL).isEmpty();
        });
        Chromium.keepPicture(browser, "escalation-01-board");
        browser.findElement(APRIL).findElement(By.linkText("Reams delivered")).click();
        wait.until(urlContains("/escalations/"));
    }

    private String text(String id) {
        return wait.until(visibilityOfElementLocated(By.id(id))).getText();
    }

    private String form() {
        return wait.until(visibilityOfElementLocated(By.cssSelector(".fjs-container")))
                .getText();
    }

    private void click(By place) {
        browser.executeScript(
                "arguments[0].scrollIntoView({block: 'center'})", wait.until(presenceOfElementLocated(place)));
        wait.until(elementToBeClickable(place)).click();
    }

    private void openTask(String name, String objective) {
        browser.get(at("/tasks"));
        click(By.xpath("//li[contains(@class,'task')]//a[contains(normalize-space(.),'" + name
                + "') and contains(normalize-space(.),'" + objective + "')]"));
        wait.until(visibilityOfElementLocated(By.cssSelector(".fjs-container")));
    }

    private void choose(String choice) {
        click(By.xpath("//div[contains(@class,'fjs-container')]//label[contains(normalize-space(.),'" + choice
                + "')]//input | //input[@id=//label[contains(normalize-space(.),'" + choice + "')]/@for]"));
    }

    private void fill(String element, String label, String text) {
        wait.until(visibilityOfElementLocated(By.xpath(
                        "//" + element + "[@id=//label[starts-with(normalize-space(.),'" + label + "')]/@for]")))
                .sendKeys(text);
    }

    private void complete() {
        click(By.cssSelector("button[ng-click='complete()']"));
        wait.until(invisibilityOfElementLocated(By.cssSelector(".fjs-container")));
    }

    private void logIn(String name) {
        browser.get(at("/login"));
        wait.until(elementToBeClickable(By.id("username"))).sendKeys(name);
        browser.findElement(By.id("password")).sendKeys("demo");
        browser.findElement(By.id("submit")).click();
        wait.until(urlContains("/agreements"));
    }

    private void logOut() {
        browser.get(at("/agreements"));
        click(By.cssSelector(".who button"));
        wait.until(urlContains("/login"));
    }

    private String at(String path) {
        return "http://localhost:" + port + path;
    }
}
