package io.attain.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openqa.selenium.support.ui.ExpectedConditions.presenceOfElementLocated;
import static org.openqa.selenium.support.ui.ExpectedConditions.textToBePresentInElementLocated;
import static org.openqa.selenium.support.ui.ExpectedConditions.urlContains;

import io.attain.Chromium;
import io.attain.Http;
import io.attain.workflow.MovedClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;

/**
 * The story that README.md tells, as a new user would walk it: a breach of the example is escalated two levels by moving the
 * clock, explained, disputed with evidence, half accepted and settled. With {@code -Dscreenshots=docs/images} it makes the
 * pictures that go with it.
 */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:story;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=60000",
            "camunda.bpm.job-execution.wait-time-in-millis=500",
            "camunda.bpm.job-execution.max-wait=500"
        })
@DirtiesContext
class StoryBrowserIT {

    @RegisterExtension
    static final MovedClock CLOCK = new MovedClock();

    private static final ZoneId ZONE = ZoneId.of("America/New_York");
    private static final LocalDate END_OF_TERM = LocalDate.of(2027, 1, 1);
    private static final String PAPER = "/agreements/PAPER-2026";
    private static final Pattern TIME = Pattern.compile("(\\d{4}-\\d\\d-\\d\\d) (\\d\\d:\\d\\d)");
    private static final By APRIL =
            By.xpath("//table[@id='escalations']//tr[contains(.,'Reams delivered') and contains(.,'2026-04')]");

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

    /** The page of the escalation that the story is about. */
    private String escalation = "";

    @BeforeEach
    void anAgreementThatWasSignedElsewhere() throws IOException {
        person = Browser.start(port, profile);
        browser = person.driver();
        wait = person.patience();
        assertThat(Http.at(port)
                        .as("manager")
                        .post(
                                "/api/agreements?signed=2025-12-20",
                                Files.readString(Path.of("examples/paper-supply.yaml")),
                                "Content-Type",
                                "application/yaml")
                        .statusCode())
                .isEqualTo(201);
    }

    @AfterEach
    void stop() {
        if (person != null) {
            Chromium.keepPicture(browser, "story-last");
            person.close();
        }
    }

    @Test
    void aBreachIsEscalatedExplainedDisputedAndSettled() {
        measurementsAreSent();
        nobodyTakesTheBreachOn();
        itIsTakenOnAndExplained();
        theStatementIsDisputed();
        halfOfTheClaimIsAccepted();
        thePagesTellTheStory();
        anExclusionIsClaimed();
        anotherStatementIsDisputedInTasklist();
        anotherBreachIsLoweredByHand();
        person.expectNoErrors();
    }

    private void measurementsAreSent() {
        person.logIn("provider-data");
        for (String series : new String[] {"deliveries", "reports"}) {
            browser.get(person.at("/series/paper." + series));
            wait.until(presenceOfElementLocated(By.id("file")))
                    .sendKeys(Path.of("examples/paper-" + series + ".csv")
                            .toAbsolutePath()
                            .toString());
            browser.findElement(By.id("send")).click();
            wait.until(textToBePresentInElementLocated(By.id("uploads"), "provider-data"));
        }
        person.logOut();
    }

    /** Whoever has it has eight office hours, and whoever is above them three days. */
    private void nobodyTakesTheBreachOn() {
        person.logIn("provider-owner");
        wait.until(driver -> {
            driver.get(person.at("/escalations"));
            return !driver.findElements(APRIL).isEmpty();
        });
        person.openTask("Acknowledge the breach: PAPER-2026, Reams delivered, 2026-04");
        assertThat(person.form()).contains("Missed by 12 % of the target", "144.00", "provider-executive");
        keep("story-1-breach", "");
        person.logOut();

        person.logIn("manager");
        browser.get(person.at("/escalations"));
        browser.findElement(APRIL).findElement(By.linkText("Reams delivered")).click();
        wait.until(urlContains("/escalations/"));
        escalation = browser.getCurrentUrl().replaceFirst("https?://[^/]+", "");
        assertThat(person.text("headline")).contains("Missed by 12 % of the target", "144.00", "1,200.00");
        assertThat(person.text("ladder")).contains("running", "not reached", "provider-executive");
        theClockIsMovedPast(person.text("next"));
        person.await(escalation, "level", "2");
        theClockIsMovedPast(person.text("next"));
        person.await(escalation, "level", "3");
        assertThat(person.text("people")).isEqualTo("provider-signatory");
        assertThat(person.text("minutes")).contains("At level 1 nobody acknowledged", "At level 2 nobody acknowledged");
        browser.get(person.at("/escalations"));
        keep("story-2-board", "main");
        person.logOut();
    }

    private void theClockIsMovedPast(String next) {
        Matcher time = TIME.matcher(next);
        assertThat(time.find()).as(next).isTrue();
        LocalDateTime utc = LocalDateTime.parse(time.group(1) + "T" + time.group(2))
                .atZone(ZONE)
                .withZoneSameInstant(ZoneOffset.UTC)
                .toLocalDateTime();
        browser.get(person.at("/clock"));
        setTime(By.id("to"), utc.plusMinutes(1).toString());
        person.click(By.cssSelector("form[action='/clock/to'] button"));
        wait.until(textToBePresentInElementLocated(By.id("state"), "moved"));
    }

    private void itIsTakenOnAndExplained() {
        person.logIn("provider-signatory");
        browser.get(person.at(escalation));
        browser.findElement(By.cssSelector("#acknowledge textarea"))
                .sendKeys("We look into it, and say why by tomorrow.");
        person.click(By.cssSelector("#acknowledge button"));
        wait.until(textToBePresentInElementLocated(By.id("status"), "plan awaited"));
        person.logOut();

        person.logIn("provider-owner");
        person.openTask("Explain the breach and propose a plan: PAPER-2026, Reams delivered, 2026-04");
        person.claim();
        assertThat(person.form()).contains("a conversation about how to do better, not a fine", "We look into it");
        person.choose("I explain it and propose a plan");
        person.fill("Why was it missed?", "The cutter broke down on the 7th, and six reams came too late for April.");
        person.fill("What is to be done?", "A second cutter, which runs once a week.");
        LocalDate today = LocalDate.ofInstant(MovedClock.now(), ZONE);
        LocalDate week = today.plusDays(7);
        person.fill("Until when?", (week.isAfter(END_OF_TERM) ? today : week).toString());
        Chromium.keepPicture(browser, "story-explain-task");
        person.complete();
        person.logOut();

        person.logIn("customer-owner");
        person.openTask("Answer the plan: PAPER-2026, Reams delivered, 2026-04");
        person.claim();
        assertThat(person.form()).contains("The cutter broke down", "A second cutter");
        Chromium.keepPicture(browser, "story-plan-task");
        person.answer("Yes, we agree with it");
        person.await(escalation, "status", "plan agreed on");
        assertThat(person.text("minutes")).contains("We look into it", "The cutter broke down", "A second cutter");
        keep("story-3-escalation", "main");
    }

    private void theStatementIsDisputed() {
        browser.get(person.at(PAPER));
        person.click(By.cssSelector("[data-period='2026-04'] .to-statement"));
        person.click(By.id("dispute"));
        person.click(By.cssSelector("input[name='grounds'][value='CALCULATION']"));
        browser.findElement(By.name("claimed")).sendKeys("168.00");
        browser.findElement(By.name("words")).sendKeys("One more ream was wet and could not be used.");
        keep("story-4-dispute", "main");
        person.click(By.cssSelector("#begin-dispute button"));
        wait.until(urlContains("/disputes/1"));
        assertThat(person.text("figures")).contains("144.00 USD", "168.00 USD", "24.00 USD");
        assertThat(person.text("next")).contains("provider-owner", "respond to the claim");
        addEvidence("docs/tour.md");
        wait.until(textToBePresentInElementLocated(By.cssSelector(".alert.bad"), "which is not taken"));
        addEvidence("examples/paper-deliveries.csv");
        wait.until(textToBePresentInElementLocated(By.id("evidence"), "paper-deliveries.csv"));
        assertThat(person.text("story")).contains("added evidence");
        person.logOut();
    }

    private void halfOfTheClaimIsAccepted() {
        person.logIn("provider-owner");
        person.openTask("Respond to the claim");
        person.claim();
        assertThat(person.form()).contains("One more ream was wet", "the dispute's page");
        person.choose("It is right in part");
        person.fill("What should the credit", "156.00");
        person.explain("Half of that ream was ours.");
        Chromium.keepPicture(browser, "story-response-task");
        person.complete();
        person.await("/disputes", "claims", "answer the other side");
        assertThat(person.text("claims")).contains("Dispute 1", "PAPER-2026", "2026-04", "customer-owner", "24.00 USD");
        Chromium.keepPicture(browser, "story-desk");
        person.logOut();

        person.logIn("customer-owner");
        person.openTask("Negotiate the claim");
        person.claim();
        Chromium.keepPicture(browser, "story-negotiate-task");
        person.answer("I accept it");
        person.await("/disputes/1", "status", "partly accepted");
    }

    private void thePagesTellTheStory() {
        assertThat(person.text("figures")).contains("156.00 USD");
        assertThat(person.text("verdicts")).contains("then", "144.00 USD", "now", "156.00 USD");
        assertThat(person.text("story")).contains("Half of that ream was ours.", "partly accepted, 156.00 USD");
        assertThat(browser.findElements(By.id("add-evidence"))).isEmpty();
        keep("story-5-half-accepted", "main");

        browser.get(person.at(PAPER));
        assertThat(person.text("escalations")).contains("Reams delivered", "plan agreed on");
        assertThat(person.text("claims")).contains("Dispute 1", "partly accepted");
        assertThat(browser.findElement(By.cssSelector("[data-period='2026-04']"))
                        .getText())
                .contains("settled", "156.00 USD");
        keep("story-6-period", "[data-period='2026-04']");
        Chromium.keepPicture(browser, "story-agreement");
        person.click(By.cssSelector("[data-period='2026-04'] .to-statement"));
        assertThat(person.text("standing")).isEqualTo("It is settled.");
        assertThat(person.text("total")).isEqualTo("156.00 USD");
        assertThat(person.text("open")).isEqualTo("156.00 USD");
        assertThat(person.text("related"))
                .contains("Reams delivered", "plan agreed on", "Dispute 1", "partly accepted");
        keep("story-7-statement", "main");
        person.click(By.id("to-ledger"));
        person.text("at-risk");
        keep("story-8-ledger", "main");
        person.logOut();
    }

    private void anExclusionIsClaimed() {
        person.logIn("provider-owner");
        browser.get(person.at(PAPER));
        person.click(By.id("claim-exclusion"));
        wait.until(urlContains("/exclusions/new"));
        setTime(By.name("from"), "2026-02-09T00:00");
        setTime(By.name("until"), "2026-02-10T00:00");
        browser.findElement(By.name("words")).sendKeys("The road was closed that day.");
        Chromium.keepPicture(browser, "story-exclusion-form");
        person.click(By.cssSelector("#claim-exclusion button"));
        wait.until(urlContains("/exclusions/1"));
        assertThat(person.text("notice")).startsWith("Too late");
        assertThat(person.text("results")).contains("2026-02", "Delivered on Monday");
        addEvidence("examples/paper-reports.csv");
        wait.until(textToBePresentInElementLocated(By.id("evidence"), "paper-reports.csv"));
        Chromium.keepPicture(browser, "story-exclusion-claimed");
        person.logOut();

        person.logIn("customer-owner");
        person.openTask("force-majeure");
        person.claim();
        Chromium.keepPicture(browser, "story-exclusion-task");
        person.choose("All of that time is excluded");
        person.explain("The notice came late, but the road was closed indeed.");
        person.complete();
        person.await("/exclusions/1", "status", "granted");
        Chromium.keepPicture(browser, "story-exclusion-granted");
        browser.get(person.at(PAPER));
        assertThat(person.text("claims")).contains("Dispute 1", "Exclusion claim 1");
    }

    /** What is disputed in a task has its page as well, and can be withdrawn there. */
    private void anotherStatementIsDisputedInTasklist() {
        person.openTask("Accept or dispute the statement");
        person.claim();
        person.choose("No, I dispute it");
        person.click(By.cssSelector(
                ".fjs-container .fjs-select-display, .fjs-container .fjs-form-field-select .fjs-input-group"));
        person.click(
                By.xpath(
                        "//div[contains(@class,'fjs-dropdownlist-item') and contains(normalize-space(.),'It is calculated wrongly')]"));
        person.fill("What should the credit", "200.00");
        person.explain("Two deliveries are missing in it.");
        Chromium.keepPicture(browser, "story-statement-task");
        person.complete();
        person.await("/disputes", "claims", "Dispute 2");
        browser.findElement(By.linkText("Dispute 2")).click();
        person.click(By.cssSelector("#withdraw summary"));
        person.click(By.cssSelector("#withdraw button"));
        person.await("/disputes/2", "status", "withdrawn");
        person.logOut();
    }

    private void anotherBreachIsLoweredByHand() {
        person.logIn("manager");
        person.await("/escalations?level=3", "escalations", "Weekly report on time");
        browser.findElement(By.linkText("Weekly report on time")).click();
        wait.until(presenceOfElementLocated(By.cssSelector("#lower textarea")))
                .sendKeys("The owner is back from leave.");
        person.click(By.cssSelector("#lower button"));
        wait.until(textToBePresentInElementLocated(By.id("level"), "2"));
        assertThat(person.text("people")).isEqualTo("provider-executive");
        assertThat(person.text("minutes")).contains("Lowered it by hand", "The owner is back from leave.");
    }

    /** The keys of a field for times depend on the browser's language. */
    private void setTime(By field, String time) {
        browser.executeScript("arguments[0].value = arguments[1]", wait.until(presenceOfElementLocated(field)), time);
    }

    private void addEvidence(String file) {
        wait.until(presenceOfElementLocated(By.name("file")))
                .sendKeys(Path.of(file).toAbsolutePath().toString());
        person.click(By.cssSelector("#add-evidence button"));
    }

    /** Keeps a picture that README.md shows. */
    private void keep(String name, String part) {
        Chromium.keepPicture(browser, name, part);
    }
}
