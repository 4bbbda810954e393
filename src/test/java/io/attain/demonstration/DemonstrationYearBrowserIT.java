package io.attain.demonstration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openqa.selenium.support.ui.ExpectedConditions.textToBePresentInElementLocated;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.attain.Chromium;
import io.attain.Http;
import io.attain.access.DemoPeople;
import io.attain.portal.Browser;
import io.attain.workflow.MovedClock;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * The first start of the demonstration: four agreements have lived for a year, and their stories are where one would look for
 * them. With {@code -Dscreenshots=docs/images} it makes the pictures of README.md.
 */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "attain.demonstration.year=true",
            "attain.demonstration.today=" + DemonstrationYearBrowserIT.TODAY,
            "camunda.bpm.job-execution.enabled=false",
            "spring.datasource.url=jdbc:h2:mem:year;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=60000"
        })
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DemonstrationYearBrowserIT {

    /** The year ends on a day that makes the same pictures each time. */
    static final String TODAY = "2026-11-28";

    private static final List<String> PAGES = List.of(
            "/agreements",
            "/agreements/new",
            "/agreements/SHOP",
            "/agreements/LEADS",
            "/agreements/SHOP/history",
            "/agreements/SHOP/ledger",
            "/agreements/SHOP/backtest",
            "/agreements/SHOP/recomputation",
            "/agreements/LEADS/reviews/1",
            "/agreements/LEADS/versions",
            "/agreements/DEALS/chain",
            "/series",
            "/series/nordwind.status",
            "/series/nordwind.status/measurements",
            "/statements/9",
            "/warnings",
            "/escalations",
            "/escalations/1",
            "/disputes",
            "/disputes/1",
            "/exclusions/1",
            "/reports",
            "/reports/1",
            "/me/notifications",
            "/me/password",
            "/me/tokens",
            "/clock");

    private static final ObjectMapper JSON = new ObjectMapper();

    @RegisterExtension
    static final MovedClock CLOCK = new MovedClock();

    @TempDir(cleanup = CleanupMode.ALWAYS)
    @SuppressWarnings("NullAway.Init")
    private static Path profile;

    @LocalServerPort
    private int port;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private ProcessEngine engine;

    private final LivedYears year = LivedYears.oneUntil(LocalDate.parse(TODAY));

    @BeforeEach
    void isTheEveningOfThatDay() {
        MovedClock.moveTo(TODAY + "T16:00:00Z");
    }

    @Test
    void theYearCanBeFollowed() throws IOException {
        nothingHasFailed();
        theStoriesAreThere();
        everythingComesOutAgain();
        dossiersAreThere();
        somebodyHasSomethingToDo();
        try (Browser person = Browser.start(port, profile)) {
            person.logIn("manager");
            thePortfolioShowsIt(person);
            person.driver().get(person.at("/agreements/LEADS"));
            assertThat(person.driver().findElement(By.tagName("main")).getText())
                    .contains("Qualified leads");
            person.patience()
                    .until(driver -> driver.findElement(By.id("outlook")).isDisplayed());
            Chromium.keepPicture(person.driver(), "year-2-agreement", "#outlook");
            person.driver()
                    .get(person.at("/agreements/LEADS/reviews/"
                            + amended().path("ordinal").asInt()));
            assertThat(person.driver().findElement(By.tagName("main")).getText())
                    .contains("95 leads a month instead of 100");
            Chromium.keepPicture(person.driver(), "year-3-review", "main");
            person.driver().findElement(By.id("to-versions")).click();
            assertThat(person.driver().findElement(By.className("from-review")).getText())
                    .startsWith("Review");
            assertThat(person.driver()
                            .findElement(By.cssSelector("[data-version='2']"))
                            .getText())
                    .contains("100", "95");
            Chromium.keepPicture(person.driver(), "year-7-versions", "main");
            person.driver().get(person.at("/agreements/DEALS/chain"));
            assertThat(person.driver()
                            .findElement(By.cssSelector("section.explanation[data-period='2026-08']"))
                            .getText())
                    .contains("LEADS");
            Chromium.keepPicture(person.driver(), "year-8-chain", "section.explanation");
            person.driver().get(person.at("/reports"));
            Chromium.keepPicture(person.driver(), "year-4-reports", "");
            person.driver().get(person.at("/escalations"));
            Chromium.keepPicture(person.driver(), "year-5-escalations", "");
            person.driver().get(person.at("/disputes"));
            Chromium.keepPicture(person.driver(), "year-6-claims", "");
            person.expectNoErrors();
            person.logOut();
            theAuditorFollowsADispute(person);
            person.expectNoErrors();
        }
    }

    /** Every page that a person can come to, as somebody who reads with a screen reader or uses the keyboard only would meet it. */
    @Test
    void nobodyIsKeptOutByAPage() {
        try (Browser person = Browser.start(port, profile)) {
            person.logIn("manager");
            person.expectAccessible(PAGES);
            person.expectNothingBeside(PAGES, List.of(390, 1280, 1500));
            person.logOut();
            person.expectAccessible(List.of("/login"));
            person.logIn("auditor");
            person.expectAccessible(List.of("/audit", "/history", "/history/of/DISPUTE/1", "/history/of/ESCALATION/1"));
            person.logOut();
            person.logIn("administrator");
            person.expectAccessible(List.of("/accounts", "/notifications", "/webhooks"));
        }
    }

    private static void thePortfolioShowsIt(Browser person) {
        person.driver().get(person.at("/agreements?order=HEALTH"));
        WebElement first = person.driver().findElement(By.cssSelector("#agreements tbody tr"));
        assertThat(first.getText()).as("what does worst").contains("missed");
        assertThat(person.driver().findElements(By.cssSelector("tr[data-reference=SHOP] .cell.BREACHED")))
                .as("the months in which the shop was down")
                .hasSizeGreaterThanOrEqualTo(3);
        Chromium.keepPicture(person.driver(), "year-1-agreements", "main");
        person.driver()
                .findElement(By.cssSelector(".tile[data-health=BREACHED]"))
                .click();
        assertThat(person.driver().findElements(By.cssSelector("#agreements tbody tr")))
                .isNotEmpty()
                .allMatch(it -> it.getText().contains("missed"));
        person.driver().get(person.at("/agreements?q=%E6%88%90%E4%BA%A4"));
        assertThat(person.driver().findElements(By.cssSelector("#agreements tbody tr")))
                .as("found in Chinese")
                .isNotEmpty();
    }

    private void theAuditorFollowsADispute(Browser person) {
        person.logIn("auditor");
        person.driver().get(person.at("/history?agreement=SHOP&process=DisputeResolution"));
        assertThat(person.text("found")).contains("SHOP");
        Chromium.keepPicture(person.driver(), "history-1-search", "");
        person.driver().findElement(By.cssSelector("#found a")).click();
        person.patience().until(driver -> !driver.findElements(By.cssSelector(".diagram[data-drawn=true]"))
                .isEmpty());
        assertThat(person.driver().findElements(By.cssSelector(".diagram .walked")))
                .isNotEmpty();
        assertThat(person.driver().findElements(By.cssSelector(".diagram .passed")))
                .isNotEmpty();
        assertThat(person.driver().findElement(By.cssSelector(".tasks")).getText())
                .contains("completed by");
        assertThat(person.text("record")).contains("dispute");
        Chromium.keepPicture(person.driver(), "history-2-instance", "");
        person.driver().get(person.at("/agreements/SHOP/recomputation"));
        assertThat(person.text("result")).contains("comes out as it is recorded");
        Chromium.keepPicture(person.driver(), "recomputation", "");
        theAuditorChecksTheRecord(person);
        for (String application : List.of("Tasklist", "Cockpit")) {
            person.driver().get(person.at("/camunda/app/" + application.toLowerCase(Locale.ROOT) + "/default/"));
            person.patience().until(driver -> driver.findElements(By.cssSelector(".brand-name")).stream()
                    .anyMatch(it -> it.getText().equals("Attain " + application)));
            assertThat(person.driver().getTitle()).startsWith("Attain " + application);
            assertThat(person.driver().findElements(By.cssSelector(".ce-eol-banner")))
                    .noneMatch(it -> it.isDisplayed());
            Chromium.keepPicture(person.driver(), "engine-" + application.toLowerCase(Locale.ROOT), "");
        }
    }

    private static void theAuditorChecksTheRecord(Browser person) {
        person.driver().get(person.at("/audit"));
        person.click(By.id("verify"));
        assertThat(person.text("verified")).contains("everything is as it was recorded");
        person.driver().get(person.at("/audit?agreement=SHOP&kind=FORM"));
        assertThat(person.text("entries")).contains("form sent", "customer-owner", "Accept or dispute the statement");
        person.driver().get(person.at("/audit?agreement=SHOP&kind=FORM&person=customer-owner&from=2026-05-10"));
        Chromium.keepPicture(person.driver(), "audit-1-record", "#entries");
        person.driver().get(person.at("/disputes/1"));
        person.click(By.id("later"));
        assertThat(person.text("events")).contains("settled", "partly accepted");
    }

    /** What administrators do of a day: somebody new, a lost password, a locked account; nothing of it shows an agreement. */
    @Test
    void theAdministratorLooksAfterAccounts() {
        try (Browser person = Browser.start(port, profile)) {
            person.logIn("administrator");
            person.driver().findElement(By.id("name")).sendKeys("new-reviewer");
            person.driver().findElement(By.id("displayName")).sendKeys("新進審查員");
            person.click(By.id("add-account"));
            assertThat(person.text("one-time")).hasSizeGreaterThanOrEqualTo(12);
            expect(person, "account-new-reviewer", "one-time password");
            person.click(By.cssSelector("#account-new-reviewer form[action$='/lock'] button"));
            expect(person, "account-new-reviewer", "locked");
            person.click(By.cssSelector("#account-new-reviewer form[action$='/unlock'] button"));
            expect(person, "account-new-reviewer", "active");
            Chromium.keepPicture(person.driver(), "administrator-1-accounts", "");
            person.click(By.cssSelector("#account-customer-owner details:first-of-type summary"));
            person.click(By.cssSelector("#account-customer-owner input[value='AUDITOR']"));
            person.click(By.cssSelector("#account-customer-owner form[action$='/roles'] button"));
            person.patience()
                    .until(textToBePresentInElementLocated(
                            By.tagName("main"), "This account has a part in agreements"));
            person.driver().get(person.at("/notifications"));
            assertThat(person.driver().findElement(By.tagName("main")).getText())
                    .doesNotContain("SHOP");
            person.driver().get(person.at("/webhooks"));
            assertThat(person.driver().findElements(By.id("register"))).isEmpty();
            person.driver().get(person.at("/agreements"));
            assertThat(person.driver().getPageSource()).doesNotContain("SHOP");
            person.expectNoErrors();
        }
    }

    /**
     * What somebody is asked on that day.
     *
     * @param person who
     * @param task the beginning of the task's name
     * @param shown what its form says
     * @param choice what is chosen, empty where an amount is asked for
     */
    private record Asked(String person, String task, String shown, String choice) {}

    /** Those whose tasks no story tells: counsel, reviewers, receivers, and who settles what both sides cannot. */
    @Test
    @Order(Integer.MAX_VALUE)
    void everyDutyHasItsRound() {
        List<Asked> all = List.of(
                new Asked(
                        "customer-legal",
                        "Check the draft as counsel: ARCHIVE",
                        "Hudson Paper Mill",
                        "No, they go back"),
                new Asked("customer-reviewer", "Answer the review: SHOP", "", "Keep the terms as they are"),
                new Asked("customer-receiver", "Confirm the report: PAPER", "", "Yes, I confirm it"),
                new Asked("mediator", "Suggest a settlement: SHOP", "", ""),
                new Asked("arbiter", "Decide the dispute: DEALS", "", "The statement stands"));
        try (Browser browser = Browser.start(port, profile)) {
            for (Asked it : all) {
                browser.logIn(it.person());
                browser.openTask(it.task());
                browser.claim();
                assertThat(browser.form()).as(it.task()).isNotBlank().contains(it.shown());
                if (it.choice().isEmpty()) {
                    browser.fill("What should the credit come to?", "250.00");
                } else {
                    browser.choose(it.choice());
                }
                browser.explain("We looked at what was measured, and talked to both.");
                Chromium.keepPicture(browser.driver(), "round-" + it.person());
                browser.complete();
                browser.expectNoErrors();
                browser.logOut();
                assertThat(engine.getHistoryService()
                                .createHistoricTaskInstanceQuery()
                                .taskNameLike(it.task() + "%")
                                .taskAssignee(it.person())
                                .taskDeleteReason("completed")
                                .list())
                        .as(it.task())
                        .isNotEmpty();
            }
        }
    }

    /** The page before may be there still when a button has been clicked. */
    private static void expect(Browser person, String id, String text) {
        person.patience().until(textToBePresentInElementLocated(By.id(id), text));
    }

    private void nothingHasFailed() {
        assertThat(engine.getRuntimeService().createIncidentQuery().list()).isEmpty();
        assertThat(engine.getManagementService()
                        .createJobQuery()
                        .withException()
                        .list())
                .isEmpty();
    }

    private JsonNode get(String path) throws IOException {
        return JSON.readTree(Http.at(port).as("manager").get(path).body());
    }

    private String month(int number) {
        return YearMonth.from(year.first()).plusMonths(number - 1L).toString();
    }

    private JsonNode amended() throws IOException {
        return StreamSupport.stream(get("/api/agreements/LEADS/reviews").spliterator(), false)
                .filter(it -> it.path("outcome").asText().equals("AMENDED"))
                .findFirst()
                .orElseThrow()
                .path("review");
    }

    private void theStoriesAreThere() throws IOException {
        JsonNode leads = get("/api/agreements/LEADS");
        assertThat(leads.path("version").asInt()).isEqualTo(2);
        assertThat(leads.at("/objectives/0/promise").asText()).isEqualTo("at least 95\u00a0lead");
        JsonNode shop = get("/api/agreements/SHOP/credits").path("statements");
        assertThat(StreamSupport.stream(shop.spliterator(), false)
                        .filter(it -> it.path("period").asText().equals(month(3)))
                        .map(it -> it.path("status").asText() + " "
                                + it.path("total").asText()))
                .as("disputed, and half accepted")
                .containsExactly("DECIDED 1000.00", "SETTLED 500.00");
        assertThat(get("/api/agreements/SHOP/exclusions").toString()).contains("GRANTED");
        assertThat(get("/api/portfolio").at("/also/SHOP/kind").asText()).isEqualTo("REVIEW_ANSWER");
        JsonNode escalations = get("/api/escalations").path("escalations");
        assertThat(StreamSupport.stream(escalations.spliterator(), false)
                        .filter(it -> it.path("period").asText().equals(month(4)))
                        .map(it -> it.path("status").asText()))
                .containsExactly("CLOSED");
    }

    private void everythingComesOutAgain() throws IOException {
        for (LivedAgreement it : LivedAgreement.ALL) {
            JsonNode recomputation = get("/api/agreements/" + it.reference() + "/recomputation");
            assertThat(recomputation.path("differences")).as(it.reference()).isEmpty();
            assertThat(recomputation.path("periods").asInt()).as(it.reference()).isGreaterThanOrEqualTo(11);
        }
    }

    /** What an agreement and a dispute have behind them, to be taken along. */
    private void dossiersAreThere() throws IOException {
        Http auditor = Http.at(port).as("auditor");
        JsonNode dispute = StreamSupport.stream(
                        get("/api/agreements/SHOP/disputes").spliterator(), false)
                .filter(it ->
                        it.path("outcome").isTextual() || it.path("outcome").isObject())
                .findFirst()
                .orElseThrow()
                .path("dispute");
        String ofDispute = "/api/disputes/" + dispute.path("number").asText() + "/dossier";
        JsonNode parts = JSON.readTree(auditor.get(ofDispute).body()).path("parts");
        assertThat(StreamSupport.stream(parts.spliterator(), false)
                        .filter(it -> !it.path("content").isEmpty())
                        .map(it -> it.path("name").asText()))
                .contains("dispute", "acts", "terms", "verdicts", "derivations", "statements", "ledger", "processes");
        for (String path : List.of(ofDispute, "/api/agreements/SHOP/dossier")) {
            HttpResponse<byte[]> pdf = auditor.getBytes(path + ".pdf");
            assertThat(pdf.statusCode()).as(path).isEqualTo(200);
            try (PDDocument document = Loader.loadPDF(pdf.body())) {
                assertThat(document.getNumberOfPages()).as(path).isGreaterThan(2);
            }
        }
    }

    private void somebodyHasSomethingToDo() {
        for (DemoPeople.Person person : DemoPeople.ALL) {
            if (!person.roles().isEmpty()) {
                continue;
            }
            String user = person.name();
            List<Task> tasks = engine.getTaskService()
                    .createTaskQuery()
                    .or()
                    .taskCandidateUser(user)
                    .taskAssignee(user)
                    .endOr()
                    .list();
            assertThat(tasks).as(user).isNotEmpty();
        }
    }
}
