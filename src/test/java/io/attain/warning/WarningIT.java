package io.attain.warning;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.attain.Http;
import io.attain.RunningApplication;
import io.attain.RunningApplication.Database;
import io.attain.access.Visitor;
import io.attain.credit.PeriodClosing;
import io.attain.workflow.MovedClock;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Outlooks and warnings over HTTP, on PostgreSQL: what each may read, in which language, and bad input. */
@ExtendWith(MovedClock.class)
class WarningIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String OUTLOOK = "/api/agreements/LEADS-2026/outlook";

    private Http http = Http.at(0);
    private Visitor owner = new Visitor(0);

    @Test
    void eachReadsTheWarningsOfTheirAgreements() throws IOException {
        MovedClock.moveTo("2026-05-14T22:05:00Z");
        try (RunningApplication application =
                RunningApplication.on(Database.POSTGRES, "camunda.bpm.job-execution.enabled=false")) {
            http = application.http();
            nothingIsThereYet();
            takeOver();
            WarningWatching watching = application.bean(WarningWatching.class);
            watching.find().forEach(watching::look);
            watching.find().forEach(watching::look);
            theOutlookIsThatOfToday();
            theWarningIsListed();
            pagesShowBoth();
            badInputGetsAClearAnswer();
            whatCameOfItIsKept(application);
        }
    }

    private void nothingIsThereYet() throws IOException {
        assertThat(read(http.as("provider-owner").get("/api/warnings"))).isEmpty();
        owner = new Visitor(http.port());
        owner.logIn("provider-owner", "demo");
        assertThat(owner.get("/warnings").body()).contains("No running period has crossed a threshold");
    }

    private void takeOver() throws IOException {
        String document = Files.readString(Path.of("examples/qualified-leads.yaml"))
                .replaceFirst(
                        "(?m)^    warn: .*$",
                        "    warn: [{budget: \"50\"}, {burn: \"2\", long: P5D, short: P1D, calendar: working-days}]");
        HttpResponse<String> takenOver = http.as("manager")
                .post("/api/agreements?signed=2025-12-20", document, "Content-Type", "application/yaml");
        assertThat(takenOver.statusCode()).as(takenOver.body()).isEqualTo(201);
        HttpResponse<String> sent = http.as("manager")
                .post(
                        "/api/series/marketing.leads/measurements",
                        Files.readString(Path.of("examples/marketing-leads.csv")),
                        "Content-Type",
                        "text/csv");
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(201);
    }

    private void theOutlookIsThatOfToday() throws IOException {
        JsonNode leads = read(http.as("customer-reviewer").get(OUTLOOK)).get(0);
        assertThat(leads.path("objective").asText()).isEqualTo("qualified-leads");
        assertThat(leads.path("figure").asText()).isEqualTo("36");
        assertThat(leads.path("used").asText()).isEqualTo("50.0");
        assertThat(leads.path("calendar").asText()).isEqualTo("working-days");
        // Five days should have brought 20, the last four working days of them: 3, 4, 4 and 2 came.
        assertThat(leads.at("/burns/0/overLong").asText()).isEqualTo("1.54");
        assertThat(leads.at("/burns/0/overShort").asText()).isEqualTo("2.50");
        assertThat(leads.path("forecast").asText()).isEqualTo("72");
        assertThat(leads.path("outcome").asText()).isEqualTo("BREACHED");
        assertThat(leads.path("credit").asText()).isEqualTo("1000.00");
        assertThat(leads.path("breachAt").asText()).isEqualTo("2026-06-01T05:00:00Z");
        assertThat(leads.path("reached").toString()).isEqualTo("[\"budget 50\"]");
        assertThat(http.get(OUTLOOK).statusCode()).isEqualTo(401);
        assertThat(http.as("provider-owner").get("/api/agreements/NONE/outlook").statusCode())
                .isEqualTo(404);
    }

    private void theWarningIsListed() throws IOException {
        JsonNode warnings = read(http.as("auditor").get("/api/warnings?reference=LEADS-2026"));
        assertThat(warnings).hasSize(1);
        assertThat(warnings.at("/0/threshold").asText()).isEqualTo("budget 50");
        assertThat(warnings.at("/0/outlook/figure").asText()).isEqualTo("36");
        assertThat(read(http.as("provider-owner").get("/api/warnings"))).hasSize(1);
        assertThat(http.as("provider-owner")
                        .get("/api/agreements/LEADS-2026/history")
                        .body())
                .contains("\"source\":\"warning\"", "qualified-leads, 2026-05, budget 50");
    }

    private void pagesShowBoth() {
        assertThat(owner.get("/agreements/LEADS-2026").body()).contains("outlook-of-period", "This period so far");
        assertThat(owner.get("/agreements/LEADS-2026/outlook").body())
                .contains("<meter", "50.0 % used, with 50.0 % of the working time gone", "the period&#39;s end");
        assertThat(owner.get("/warnings").body())
                .contains("when 50\u00a0% of what the target leaves is used up", "72 lead", "nobody yet");
        assertThat(owner.get("/warnings", "zh-TW").body()).contains("預警", "尚無人查看", "工作時間已過");
    }

    /** May came to less than promised, and is judged by now. */
    private void whatCameOfItIsKept(RunningApplication application) throws IOException {
        MovedClock.moveTo("2026-06-04T15:00:00Z");
        for (String series : List.of("marketing.leads", "marketing.acceptance", "marketing.reports", "sales.calls")) {
            HttpResponse<String> complete = http.as("manager")
                    .post("/api/series/" + series + "/completeness", "{\"until\": \"2026-06-01T05:00:00Z\"}");
            assertThat(complete.statusCode()).as(complete.body()).isLessThan(300);
        }
        application.bean(PeriodClosing.class).close("LEADS-2026", "2026-05", "manager");
        assertThat(read(http.as("provider-owner").get("/api/warnings"))).isEmpty();
        JsonNode all = read(http.as("provider-owner").get("/api/warnings?all=true"));
        assertThat(all).hasSize(1);
        assertThat(all.at("/0/verdict").asText()).isEqualTo("BREACHED");
        assertThat(read(http.as("provider-owner")
                        .get("/api/warnings?all=true&after="
                                + all.at("/0/number").asText())))
                .isEmpty();
        assertThat(owner.get("/warnings").body()).contains("No running period has crossed a threshold");
        assertThat(owner.get("/warnings?all=true").body()).contains("Came to", "<span class=\"tag bad\">missed</span>");
        assertThat(owner.get("/warnings?all=true", "zh-TW").body()).contains("最終結果", "未達成");
        assertThat(owner.get("/warnings?all=maybe").body()).contains("all is true or false; found “maybe”.");
    }

    private void badInputGetsAClearAnswer() {
        assertThat(http.as("manager").get("/api/warnings?limit=0").body()).contains("The limit is from 1 to 1000");
        assertThat(http.as("provider-owner").get("/api/warnings?reference=NONE").statusCode())
                .isEqualTo(404);
    }

    private static JsonNode read(HttpResponse<String> answer) throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }
}
