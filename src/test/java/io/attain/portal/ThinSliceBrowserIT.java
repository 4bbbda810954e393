package io.attain.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openqa.selenium.support.ui.ExpectedConditions.elementToBeClickable;
import static org.openqa.selenium.support.ui.ExpectedConditions.invisibilityOfElementLocated;
import static org.openqa.selenium.support.ui.ExpectedConditions.presenceOfElementLocated;
import static org.openqa.selenium.support.ui.ExpectedConditions.textToBePresentInElementLocated;
import static org.openqa.selenium.support.ui.ExpectedConditions.urlContains;
import static org.openqa.selenium.support.ui.ExpectedConditions.visibilityOfElementLocated;

import io.attain.Chromium;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;

/** From the draft to the accepted credit, as people do it: in a browser, in Tasklist and on the pages. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:browser;DB_CLOSE_DELAY=-1",
            "camunda.bpm.job-execution.max-wait=500"
        })
@DirtiesContext
class ThinSliceBrowserIT {

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
    void start() {
        browser = Chromium.start(profile);
        wait = new WebDriverWait(browser, Duration.ofSeconds(30));
    }

    @AfterEach
    void stop() {
        if (browser != null) {
            Chromium.keepPicture(browser, "last");
            browser.quit();
        }
    }

    @Test
    void anAgreementIsDraftedSignedMeasuredAndPaidOut() {
        logIn("provider-owner");
        new Select(wait.until(elementToBeClickable(By.id("example")))).selectByValue("paper-supply");
        Chromium.keepPicture(browser, "01-agreements");
        browser.findElement(By.id("start-example")).click();
        wait.until(urlContains("/agreements/PAPER-2026"));
        Chromium.keepPicture(browser, "02-draft");
        openTask("Check and offer the draft");
        claim();
        Chromium.keepPicture(browser, "03-drafting-task");
        answer("Yes, ask all signatories of both sides to sign");
        logOutOfTasklist();

        for (String signatory : List.of("provider-signatory", "customer-signatory")) {
            logIn(signatory);
            openTask("Sign the agreement");
            Chromium.keepPicture(browser, "04-" + signatory);
            answer("Yes, I sign these terms");
            logOut();
        }

        logIn("manager");
        wait.until(driver -> {
            driver.get(at("/agreements/PAPER-2026"));
            return driver.findElement(By.id("status")).getText().equals("in force");
        });
        send("paper.deliveries", "examples/paper-deliveries.csv", "104 measurements are kept, 0 rows were refused.");
        Chromium.keepPicture(browser, "05-measurements");
        send("paper.reports", "examples/paper-reports.csv", "52 measurements are kept, 0 rows were refused.");
        browser.get(at("/agreements/PAPER-2026"));
        new Select(wait.until(elementToBeClickable(By.id("period")))).selectByVisibleText("2026-04");
        browser.findElement(By.id("close-period")).click();
        wait.until(textToBePresentInElementLocated(By.cssSelector(".alert.good"), "144.00 USD are owed"));
        Chromium.keepPicture(browser, "06-closed");
        logOut();

        logIn("customer-owner");
        openTask("Accept or contest the statement");
        claim();
        assertThat(wait.until(visibilityOfElementLocated(By.cssSelector(".fjs-container")))
                        .getText())
                .contains("144.00 USD back to you for 2026-04", "6 times 24.00 (short by 6)");
        Chromium.keepPicture(browser, "07-statement-task");
        answer("Yes, accept it and book the credit");
        browser.get(at("/agreements/PAPER-2026"));
        assertThat(wait.until(visibilityOfElementLocated(By.id("ledger"))).getText())
                .contains("144.00 USD", "accepted by customer-owner");
        Chromium.keepPicture(browser, "08-settled");

        browser.findElement(By.id("history")).click();
        wait.until(driver -> driver.findElements(By.cssSelector(".diagram")).size() == 4
                && driver.findElements(By.cssSelector(".diagram[data-drawn=true]"))
                                .size()
                        == 4);
        assertThat(walked("Task_PutInForce")).isTrue();
        assertThat(walked("Task_Settle")).isTrue();
        assertThat(walked("Flow_Accepted")).isTrue();
        assertThat(walked("Flow_Contested")).isFalse();
        Chromium.keepPicture(browser, "09-history");
        assertThat(browser.manage().logs().get(LogType.BROWSER).getAll().stream()
                        .filter(entry -> entry.getLevel().equals(Level.SEVERE))
                        .toList())
                .as("errors in the browser's console")
                .isEmpty();
    }

    private boolean walked(String element) {
        return !browser.findElements(By.cssSelector(".djs-element.walked[data-element-id=" + element + "]"))
                .isEmpty();
    }

    private void send(String series, String file, String expected) {
        browser.get(at("/series/" + series));
        wait.until(presenceOfElementLocated(By.id("file")))
                .sendKeys(Path.of(file).toAbsolutePath().toString());
        browser.findElement(By.id("send")).click();
        wait.until(textToBePresentInElementLocated(By.cssSelector(".alert.good"), expected));
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
        wait.until(elementToBeClickable(By.cssSelector(".who button"))).click();
        wait.until(urlContains("/login"));
    }

    /** Tasklist's own logout ends the one login, and leads to the one login page. */
    private void logOutOfTasklist() {
        browser.get(at("/tasks"));
        wait.until(elementToBeClickable(By.cssSelector(".account .dropdown-toggle")))
                .click();
        wait.until(elementToBeClickable(By.cssSelector(".account .logout a"))).click();
        wait.until(urlContains("/login?logout"));
        browser.get(at("/agreements"));
        wait.until(elementToBeClickable(By.id("username")));
    }

    private void openTask(String name) {
        browser.get(at("/tasks"));
        wait.until(elementToBeClickable(
                        By.xpath("//li[contains(@class,'task')]//a[contains(normalize-space(.),'" + name + "')]")))
                .click();
        wait.until(visibilityOfElementLocated(By.cssSelector(".fjs-container")));
    }

    private void claim() {
        wait.until(elementToBeClickable(By.cssSelector("button.claim"))).click();
        wait.until(presenceOfElementLocated(By.cssSelector("button.unclaim")));
    }

    private void answer(String choice) {
        By option = By.xpath("//div[contains(@class,'fjs-container')]//label[contains(normalize-space(.),'" + choice
                + "')]//input | //input[@id=//label[contains(normalize-space(.),'" + choice + "')]/@for]");
        // The form is longer than the window, whose footer covers what is only just scrolled into view.
        browser.executeScript(
                "arguments[0].scrollIntoView({block: 'center'})", wait.until(presenceOfElementLocated(option)));
        wait.until(elementToBeClickable(option)).click();
        By complete = By.cssSelector("button[ng-click='complete()']");
        wait.until(elementToBeClickable(complete)).click();
        wait.until(invisibilityOfElementLocated(By.cssSelector(".fjs-container")));
    }

    private String at(String path) {
        return "http://localhost:" + port + path;
    }
}
