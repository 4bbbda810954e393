package io.attain.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openqa.selenium.support.ui.ExpectedConditions.elementToBeClickable;
import static org.openqa.selenium.support.ui.ExpectedConditions.visibilityOfElementLocated;

import io.attain.ApplicationOnH2;
import io.attain.Chromium;
import io.attain.Http;
import io.attain.workflow.MovedClock;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The page that shows what a draft would have given in the past. */
@ApplicationOnH2
class BacktestBrowserIT {

    @RegisterExtension
    static final MovedClock CLOCK = new MovedClock();

    @TempDir(cleanup = CleanupMode.ALWAYS)
    @SuppressWarnings("NullAway.Init")
    private static Path profile;

    private static final int MARGIN = 150;

    @LocalServerPort
    private int port;

    @SuppressWarnings("NullAway.Init")
    private Browser person;

    @SuppressWarnings("NullAway.Init")
    private ChromeDriver browser;

    @SuppressWarnings("NullAway.Init")
    private WebDriverWait wait;

    @BeforeEach
    void start() {
        person = Browser.start(port, profile);
        browser = person.driver();
        wait = person.patience();
    }

    @AfterEach
    void stop() {
        if (person != null) {
            person.close();
        }
    }

    @Test
    void aDraftShowsWhatItWouldHaveGiven() throws IOException {
        MovedClock.moveTo("2026-11-24T12:00:00Z");
        String draft = Files.readString(Path.of("examples/paper-supply.yaml"))
                .replace("PAPER-2026", "PAPER-PAST")
                .replace("paper.", "past.")
                .replace("{from: 2026-01-01, until: 2027-01-01}", "{from: 2027-01-01, until: 2028-01-01}");
        Http http = Http.at(port);
        expectCreated(http.as("provider-owner").post("/api/agreements", draft, "Content-Type", "application/yaml"));

        person.logIn("customer-owner");
        open();
        assertThat(browser.findElement(By.id("backtest-summary")).getText())
                .isEqualTo("Of the past 24 months the server has no measurements of the series past.deliveries,"
                        + " past.reports, so nobody knows what these terms would have given.");
        Chromium.keepPicture(browser, "backtest-nothing");

        send(http, "past.deliveries", "examples/paper-deliveries.csv");
        open();
        assertThat(browser.findElement(By.id("backtest-summary")).getText())
                .startsWith(
                        "Over 10 past months (2026-01 to 2026-10): “Reams delivered” would have been met in 8 of 10;")
                .contains("the customer would have received", "of the 12,000.00 USD at risk", "a cap would have cut")
                .endsWith("nothing is known of the series past.reports.");
        assertThat(browser.findElement(By.id("backtest-objectives")).getText())
                .contains("Delivered on Monday", "north", "south", "8 of 10", "not judged", "10 of its periods");
        wait.until(driver -> browser.executeScript(
                "return [...document.querySelectorAll('.charts canvas')].every(it => Chart.getChart(it))"));
        browser.findElement(By.cssSelector("#backtest-periods summary")).click();
        assertThat(browser.findElement(By.id("backtest-periods")).getText()).contains("2026-09", "432.00", "300.00");
        browser.findElement(By.cssSelector("#backtest-periods summary")).click();
        keepWhole("backtest");

        person.expectNoErrors();

        person.logOut();
        for (String account : List.of("administrator", "customer-receiver")) {
            person.logIn(account);
            browser.get(person.at("/agreements/PAPER-PAST"));
            assertThat(browser.findElements(By.id("to-backtest"))).isEmpty();
            browser.get(person.at("/agreements/PAPER-PAST/backtest"));
            assertThat(browser.findElements(By.id("backtest"))).isEmpty();
            person.logOut();
        }
    }

    private void open() {
        browser.get(person.at("/agreements/PAPER-PAST"));
        wait.until(elementToBeClickable(By.id("to-backtest"))).click();
        wait.until(visibilityOfElementLocated(By.id("backtest-summary")));
    }

    private void keepWhole(String name) {
        Dimension before = browser.manage().window().getSize();
        Number height =
                Objects.requireNonNull((Number) browser.executeScript("return document.documentElement.scrollHeight"));
        browser.manage().window().setSize(new Dimension(before.getWidth(), height.intValue() + MARGIN));
        Chromium.keepPicture(browser, name);
        browser.manage().window().setSize(before);
    }

    private static void send(Http http, String series, String file) throws IOException {
        expectCreated(http.as("manager")
                .post(
                        "/api/series/" + series + "/measurements",
                        Files.readString(Path.of(file)),
                        "Content-Type",
                        "text/csv"));
    }

    private static void expectCreated(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }
}
