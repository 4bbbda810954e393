package io.attain.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openqa.selenium.support.ui.ExpectedConditions.elementToBeClickable;
import static org.openqa.selenium.support.ui.ExpectedConditions.presenceOfElementLocated;
import static org.openqa.selenium.support.ui.ExpectedConditions.textToBePresentInElementLocated;
import static org.openqa.selenium.support.ui.ExpectedConditions.urlContains;
import static org.openqa.selenium.support.ui.ExpectedConditions.visibilityOfElementLocated;

import com.jayway.jsonpath.JsonPath;
import io.attain.Chromium;
import io.attain.Http;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;
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
            "camunda.bpm.job-execution.wait-time-in-millis=500",
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
    void anAgreementIsDraftedSignedMeasuredAndPaidOut() {
        person.logIn("provider-owner");
        wait.until(elementToBeClickable(By.id("new-agreement"))).click();
        new Select(wait.until(elementToBeClickable(By.id("example")))).selectByValue("paper-supply");
        Chromium.keepPicture(browser, "01-agreements");
        browser.findElement(By.id("start-example")).click();
        wait.until(urlContains("/agreements/PAPER-2026"));
        Chromium.keepPicture(browser, "02-draft");
        person.openTask("State needs and limits");
        person.claim();
        Chromium.keepPicture(browser, "03-needs-task");
        person.answer("No, the draft can be written as it is");
        logOutOfTasklist();
        does("customer-owner", "State needs and limits", "No, the draft can be written as it is");

        person.logIn("provider-owner");
        person.openTask("Draft the terms");
        person.claim();
        Chromium.keepPicture(browser, "03-drafting-task");
        write("atLeast: \"80\"", "atLeast: \"much\"", "much");
        Chromium.keepPicture(browser, "03-draft-with-an-error");
        write("atLeast: \"much\"", "atLeast: \"79\"", "Nothing to object to");
        browser.findElement(By.id("save")).click();
        assertThat(wait.until(visibilityOfElementLocated(By.id("own"))).getText())
                .contains("79");
        Chromium.keepPicture(browser, "03-draft");
        person.openTask("Draft the terms");
        person.answer("Yes, offer them");
        person.logOut();
        does("provider-legal", "Check the draft as counsel", "Yes");

        person.logIn("customer-owner");
        person.openTask("Answer the offer");
        person.claim();
        assertThat(person.form()).contains("79");
        Chromium.keepPicture(browser, "04-offer-task");
        person.answer("We accept these terms as they are");
        person.logOut();

        for (String signatory : List.of("provider-signatory", "customer-signatory")) {
            person.logIn(signatory);
            person.openTask("Sign the agreement");
            Chromium.keepPicture(browser, "04-" + signatory);
            person.answer("Yes, I sign these terms");
            person.logOut();
        }

        person.logIn("manager");
        wait.until(driver -> {
            driver.get(person.at("/agreements/PAPER-2026"));
            return driver.findElement(By.id("status")).getText().equals("in force");
        });
        person.logOut();

        // The periods since January are over and nothing has come, so the mill is asked for it.
        person.logIn("provider-data");
        openTaskAbout("provider-data", "Task_SupplyData", "2026-04");
        assertThat(person.form())
                .contains("Nothing has come for 2026-04", "paper.deliveries", "Hudson Paper Mill")
                .contains("counts as breached");
        Chromium.keepPicture(browser, "05-missing-data");
        send("paper.deliveries", "examples/paper-deliveries.csv", "New: 104, unchanged: 0");
        send("paper.deliveries", "examples/paper-deliveries.csv", "New: 0, unchanged: 104");
        Chromium.keepPicture(browser, "06-measurements");
        send("paper.reports", "examples/paper-reports.csv", "New: 52");
        waitForTextOnAgreement("[data-period='2026-04'] .total", "144.00 USD");
        waitForTextOnAgreement("[data-period='2026-10'] .tag", "nothing owed");
        Chromium.keepPicture(browser, "07-closed");
        person.logOut();

        person.logIn("customer-owner");
        openTaskAbout("customer-owner", "Task_AnswerStatement", "2026-04");
        person.claim();
        assertThat(person.form()).contains("144.00 USD back to you for 2026-04", "6 times 24.00 (short by 6)");
        Chromium.keepPicture(browser, "08-statement-task");
        person.answer("Yes, I accept it");
        person.logOut();

        person.logIn("provider-owner");
        openTaskAbout("provider-owner", "Task_AnswerStatement", "2026-04");
        person.claim();
        assertThat(person.form()).contains("144.00 USD back to the customer for 2026-04");
        person.answer("Yes, I accept it");
        waitForTextOnAgreement("#ledger", "accepted by customer-owner and provider-owner");
        wait.until(driver -> browser.executeScript(
                "return [...document.querySelectorAll('#charts canvas')].every(it => Chart.getChart(it))"));
        browser.executeScript("document.getElementById('charts').scrollIntoView()");
        Chromium.keepPicture(browser, "09-settled");
        browser.findElement(By.cssSelector("[data-period='2026-04'] a.to-statement"))
                .click();
        assertThat(wait.until(visibilityOfElementLocated(By.id("standing"))).getText())
                .isEqualTo("It is settled.");
        Chromium.keepPicture(browser, "09-statement");
        browser.findElement(By.id("to-ledger")).click();
        wait.until(visibilityOfElementLocated(By.id("at-risk")));
        Chromium.keepPicture(browser, "09-ledger");
        browser.get(person.at("/agreements/PAPER-2026"));
        wait.until(elementToBeClickable(By.cssSelector("[data-period='2026-04'] a[href*='/derivations/']")))
                .click();
        assertThat(wait.until(visibilityOfElementLocated(By.id("steps"))).getText())
                .contains("sum = 44");
        Chromium.keepPicture(browser, "10-derivation");
        person.logOut();

        // One delivery turns out to have been larger: the page shows what changed and why.
        person.logIn("manager");
        send("paper.deliveries", correction().toString(), "New: 0, unchanged: 0, corrected: 1");
        // A page that is made while the period is judged anew may have the new statement with the old verdicts.
        waitForTextOnAgreement("[data-period='2026-04']", "Why it was judged anew");
        waitForTextOnAgreement("[data-period='2026-04'] .total", "96.00 USD");
        assertThat(browser.findElement(By.cssSelector("[data-period='2026-04']"))
                        .getText())
                .contains("Why it was judged anew", "correction.csv", "by manager");
        assertThat(browser.findElement(By.id("credits")).getText()).contains("-48.00 USD");
        browser.executeScript("document.querySelector('[data-period=\"2026-04\"]').scrollIntoView()");
        Chromium.keepPicture(browser, "11-corrected");

        browser.executeScript("window.scrollTo(0, 0)");
        browser.findElement(By.id("history")).click();
        wait.until(driver -> !driver.findElements(By.cssSelector(".diagram")).isEmpty()
                && driver.findElements(By.cssSelector(".diagram:not([data-drawn=true])"))
                        .isEmpty());
        Chromium.keepPicture(browser, "12-history");
        // The latest come first; the lifecycle began before all others.
        Set<String> walked = new TreeSet<>();
        boolean isMore = true;
        for (int page = 0; isMore; page++) {
            browser.get(person.at("/agreements/PAPER-2026/history?page=" + page));
            wait.until(
                    driver -> !driver.findElements(By.cssSelector(".diagram")).isEmpty()
                            && driver.findElements(By.cssSelector(".diagram:not([data-drawn=true])"))
                                    .isEmpty());
            browser.findElements(By.cssSelector(".djs-element.walked"))
                    .forEach(it -> walked.add(it.getDomAttribute("data-element-id")));
            isMore = !browser.findElements(By.cssSelector("a[href$='page=" + (page + 1) + "']"))
                    .isEmpty();
        }
        assertThat(walked)
                .contains("Task_SchedulePeriods", "Flow_DataArrived", "Task_Settle", "Flow_Accepted")
                .doesNotContain("Flow_Disputed");
        person.expectNoErrors();
    }

    @Test
    void anAgreementIsAskedForInTasklist() {
        person.logIn("customer-owner");
        browser.get(person.at("/tasks"));
        wait.until(elementToBeClickable(By.cssSelector(".start-process-action a")))
                .click();
        wait.until(elementToBeClickable(By.cssSelector("a[ng-click^='selectProcessDefinition']")))
                .click();
        wait.until(visibilityOfElementLocated(By.cssSelector(".fjs-container")));
        person.fill("Reference", "SHOP-1");
        person.fill("Title", "Shop");
        person.choose("IT operations: availability and response");
        person.choose("the customer");
        person.fill("Account that speaks for the other side", "provider-owner");
        person.fill("First day of the term", "2027-01-01");
        person.fill("First day after the term", "2028-01-01");
        Chromium.keepPicture(browser, "00-start-form");
        wait.until(elementToBeClickable(By.cssSelector("button[ng-click='startProcessInstance()']")))
                .click();
        wait.until(driver -> {
            driver.get(person.at("/agreements/SHOP-1"));
            return !driver.findElements(By.id("status")).isEmpty();
        });
        assertThat(browser.findElement(By.tagName("h1")).getText()).isEqualTo("Shop");
        person.logOut();
    }

    /** A delivery of April with two reams more. */
    private static Path correction() {
        try {
            List<String> lines = Files.readAllLines(Path.of("examples/paper-deliveries.csv"));
            String april = lines.stream()
                    .filter(it -> it.contains(",2026-04-"))
                    .findFirst()
                    .orElseThrow();
            String[] columns = april.split(",", -1);
            columns[4] = String.valueOf(Integer.parseInt(columns[4]) + 2);
            return Files.write(
                    Files.createDirectories(profile).resolve("correction.csv"),
                    List.of(lines.get(0), String.join(",", columns)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void waitForTextOnAgreement(String place, String text) {
        wait.until(driver -> {
            driver.get(person.at("/agreements/PAPER-2026"));
            return driver.findElements(By.cssSelector(place)).stream()
                    .anyMatch(it -> it.getText().contains(text));
        });
    }

    /** Opens somebody's task about a period by its address, as a link to it does. */
    private void openTaskAbout(String user, String task, String period) {
        String tasks = Http.at(port)
                .as(user)
                .get("/engine-rest/task?candidateUser=" + user + "&includeAssignedTasks=true&taskDefinitionKey=" + task
                        + "&descriptionLike=" + URLEncoder.encode("%, " + period + ": %", StandardCharsets.UTF_8))
                .body();
        String id = JsonPath.read(tasks, "$[0].id");
        browser.get(person.at("/camunda/app/tasklist/default/#/?task=" + id));
        wait.until(visibilityOfElementLocated(By.cssSelector(".fjs-container")));
    }

    private void send(String series, String file, String expected) {
        browser.get(person.at("/series/" + series));
        wait.until(presenceOfElementLocated(By.id("file")))
                .sendKeys(Path.of(file).toAbsolutePath().toString());
        browser.findElement(By.id("send")).click();
        wait.until(textToBePresentInElementLocated(By.cssSelector(".alert.good"), expected));
    }

    /** Tasklist's own logout ends the one login, and leads to the one login page. */
    private void logOutOfTasklist() {
        browser.get(person.at("/tasks"));
        wait.until(elementToBeClickable(By.cssSelector(".account .dropdown-toggle")))
                .click();
        wait.until(elementToBeClickable(By.cssSelector(".account .logout a"))).click();
        wait.until(urlContains("/login?logout"));
        browser.get(person.at("/agreements"));
        wait.until(elementToBeClickable(By.id("username")));
    }

    /** Replaces something in the draft on its page, and waits for what the check says. */
    private void write(String old, String text, String finding) {
        if (!browser.getCurrentUrl().endsWith("/draft")) {
            browser.get(person.at("/agreements/PAPER-2026/draft"));
        }
        wait.until(presenceOfElementLocated(By.id("document")));
        browser.executeScript(
                "const it = document.getElementById('document'); it.value = it.value.replace(arguments[0], arguments[1]);"
                        + " it.dispatchEvent(new Event('input'))",
                old,
                text);
        wait.until(textToBePresentInElementLocated(By.id("findings"), finding));
    }

    /** Logs in, claims a task, gives a reason where one is asked for, answers it, and logs out. */
    private void does(String user, String task, String choice) {
        person.logIn(user);
        person.openTask(task);
        person.claim();
        person.explain("As it should be");
        Chromium.keepPicture(browser, "task-" + user);
        person.answer(choice);
        person.logOut();
    }
}
