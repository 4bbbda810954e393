package io.attain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;

/**
 * From the draft to the accepted credit over REST, whatever the database below.
 *
 * @param port the application's port
 * @param jobs the engine's jobs, which nobody else executes
 */
record ThinSlice(int port, ManagementService jobs) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String REFERENCE = "PAPER-2026";
    private static final String PATH = "/api/agreements/" + REFERENCE;

    /** Walks it, and checks at each step what was stored. */
    void walk() throws IOException {
        Http owner = Http.at(port).as("provider-owner");
        String document = example("paper-supply.yaml");
        assertThat(owner.post("/api/agreements", document, "Content-Type", "application/yaml")
                        .statusCode())
                .isEqualTo(201);
        assertThat(owner.post("/api/agreements", document, "Content-Type", "application/yaml")
                        .statusCode())
                .as("the same agreement a second time")
                .isEqualTo(409);
        complete("provider-owner", "Task_Draft", "OFFERED");
        for (String signatory : List.of("provider-signatory", "customer-signatory")) {
            complete(signatory, "Task_Sign", "SIGNED");
        }
        jobs.createJobQuery().executable().list().forEach(job -> jobs.executeJob(job.getId()));
        Http manager = Http.at(port).as("manager");
        assertThat(json(manager.get(PATH)).get("status").asText()).isEqualTo("IN_FORCE");

        JsonNode sent = json(manager.post(
                "/api/series/paper.deliveries/measurements",
                example("paper-deliveries.csv"),
                "Content-Type",
                "text/csv"));
        assertThat(sent.get("measurements").asInt()).isEqualTo(104);
        JsonNode again = json(manager.post(
                "/api/series/paper.deliveries/measurements",
                example("paper-deliveries.csv"),
                "Content-Type",
                "text/csv"));
        assertThat(again.get("measurements").asInt() + again.get("unchanged").asInt())
                .isEqualTo(104);
        manager.post(
                "/api/series/paper.reports/measurements", example("paper-reports.csv"), "Content-Type", "text/csv");

        String april = "{\"period\": \"2026-04\"}";
        assertThat(manager.post(PATH + "/periods/close", april).statusCode()).isEqualTo(201);
        assertThat(manager.post(PATH + "/periods/close", april).statusCode())
                .as("the same period a second time")
                .isEqualTo(409);
        complete("customer-owner", "Task_AcceptStatement", "ACCEPTED");

        JsonNode credits = json(manager.get(PATH + "/credits"));
        assertThat(credits.get("ledger")).hasSize(1);
        assertThat(credits.get("ledger").get(0).toString()).contains("144.00");
        JsonNode verdicts = json(manager.get(PATH + "/verdicts")).get("verdicts");
        assertThat(verdicts).hasSize(5);
        String derivation = verdicts.get(0).get("derivation").asText();
        assertThat(manager.get(PATH + "/derivations/" + derivation).body()).contains("steps");
    }

    private static String example(String name) throws IOException {
        return Files.readString(Path.of("examples").resolve(name), StandardCharsets.UTF_8);
    }

    private void complete(String person, String task, String decision) throws IOException {
        Http http = Http.at(port).as(person);
        JsonNode tasks = json(http.get("/engine-rest/task?taskDefinitionKey=" + task + "&candidateUser=" + person));
        if (tasks.isEmpty()) {
            tasks = json(http.get("/engine-rest/task?taskDefinitionKey=" + task + "&assignee=" + person));
        }
        assertThat(tasks).as("tasks %s of %s", task, person).hasSize(1);
        HttpResponse<String> answer = http.post(
                "/engine-rest/task/" + tasks.get(0).get("id").asText() + "/complete",
                "{\"variables\": {\"decision\": {\"value\": \"" + decision + "\"}}}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        return JSON.readTree(answer.body());
    }
}
