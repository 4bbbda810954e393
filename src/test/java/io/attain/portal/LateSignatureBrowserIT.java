package io.attain.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import io.attain.Chromium;
import io.attain.Http;
import io.attain.workflow.MovedClock;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;

/** A signature that is late, as the signatory's superior sees it in Tasklist. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:late;DB_CLOSE_DELAY=-1",
            "camunda.bpm.job-execution.wait-time-in-millis=500",
            "camunda.bpm.job-execution.max-wait=500"
        })
@DirtiesContext
class LateSignatureBrowserIT {

    @RegisterExtension
    static final MovedClock CLOCK = new MovedClock();

    @TempDir(cleanup = CleanupMode.ALWAYS)
    @SuppressWarnings("NullAway.Init")
    private static Path profile;

    @LocalServerPort
    private int port;

    @Test
    void aSuperiorSeesToASignatureThatIsLate() throws IOException {
        MovedClock.moveTo("2026-03-02T15:00:00Z");
        Http http = Http.at(port);
        assertThat(http.as("provider-owner")
                        .post(
                                "/api/agreements",
                                Files.readString(Path.of("examples/paper-supply.yaml")),
                                "Content-Type",
                                "application/yaml")
                        .statusCode())
                .isEqualTo(201);
        complete("provider-owner", "NOTHING_TO_SAY");
        complete("customer-owner", "NOTHING_TO_SAY");
        complete("provider-owner", "OFFERED");
        complete("provider-legal", "APPROVED");
        complete("customer-owner", "ACCEPTED");
        complete("customer-signatory", "SIGNED");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> !tasks("provider-signatory").isEmpty());
        assertThat(tasks("provider-executive")).isEmpty();

        MovedClock.moveTo("2026-05-04T15:00:00Z");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> !tasks("provider-executive").isEmpty());
        assertThat(tasks("customer-executive")).isEmpty();
        try (Browser superior = Browser.start(port, profile)) {
            superior.logIn("provider-executive");
            superior.openTask("See to an overdue signature", "Overdue");
            superior.claim();
            assertThat(superior.form())
                    .contains(
                            "A signature is late: Office paper supply",
                            "provider-signatory was to sign by 2026-0",
                            "Signed so far: customer-signatory",
                            "Could sign instead, for your side: provider-owner");
            Chromium.keepPicture(superior.driver(), "13-late-signature");
            superior.choose("somebody else");
            Chromium.keepPicture(superior.driver(), "13-late-signature-choice");
            superior.fill("Who signs instead?", "provider-owner");
            superior.explain("On leave until June");
            superior.answer("somebody else");
            superior.logOut();

            superior.logIn("provider-owner");
            superior.openTask("Sign the agreement");
            assertThat(superior.form()).contains("Office paper supply");
            Chromium.keepPicture(superior.driver(), "13-signing-instead");
            superior.answer("Yes, I sign these terms");
            superior.logOut();
            superior.expectNoErrors();
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> http.as("manager")
                .get("/api/agreements/PAPER-2026")
                .body()
                .contains("\"IN_FORCE\""));
    }

    private List<String> tasks(String user) {
        return JsonPath.read(
                Http.at(port)
                        .as(user)
                        .get("/engine-rest/task?candidateUser=" + user + "&includeAssignedTasks=true")
                        .body(),
                "$[*].id");
    }

    private void complete(String user, String decision) {
        await().atMost(Duration.ofSeconds(30)).until(() -> !tasks(user).isEmpty());
        HttpResponse<String> answer = Http.at(port)
                .as(user)
                .post(
                        "/engine-rest/task/" + tasks(user).get(0) + "/submit-form",
                        "{\"variables\": {\"decision\": {\"value\": \"" + decision
                                + "\"}, \"reason\": {\"value\": \"As it should be\"}}}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
    }
}
