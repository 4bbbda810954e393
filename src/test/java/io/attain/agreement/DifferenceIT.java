package io.attain.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.attain.ApplicationOnH2;
import io.attain.Http;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What changed from one version to another, over HTTP. */
@ApplicationOnH2
class DifferenceIT {

    private static final String DIFF = "/api/agreements/DIFF-2026/diff";

    @LocalServerPort
    private int port;

    @Autowired
    private AgreementRegister register;

    @BeforeEach
    void threeVersionsOfOneAgreementAndOneOfAnother() throws IOException {
        if (register.find("DIFF-2026").isPresent()) {
            return;
        }
        String first = Files.readString(Path.of("examples/paper-supply.yaml")).replace("PAPER-2026", "DIFF-2026");
        String second = first.replace("\nversion: 1", "\nversion: 2")
                .replace("{atLeast: \"90\", unit: \"%\"}", "{atLeast: \"92.50\", unit: \"%\"}");
        String third = second.replace("\nversion: 2", "\nversion: 3").replace("duties: [mediator]", "duties: [legal]");
        for (String document : new String[] {first, second, third}) {
            AgreementVersion version = register.draft(document, "manager");
            register.reach(version, Milestone.ABANDONED, "manager", "");
        }
        register.draft(first.replace("DIFF-2026", "SINGLE-2026"), "manager");
        AgreementVersion revised = register.draft(first.replace("DIFF-2026", "REVISED-2026"), "manager");
        register.revise(revised, revised.document().replace("{atLeast: \"90\"", "{atLeast: \"91\""), "manager");
        register.revise(
                register.get("REVISED-2026"),
                revised.document().replace("{atLeast: \"90\"", "{atLeast: \"92\""),
                "manager");
    }

    private JsonNode diff(String query, String... headers) throws IOException {
        return answer(DIFF + query, headers);
    }

    private JsonNode answer(String path, String... headers) throws IOException {
        HttpResponse<String> answer = Http.at(port).as("manager").get(path, headers);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new ObjectMapper().readTree(answer.body());
    }

    @Test
    void saysWhatDiffersBetweenTwoVersions() throws IOException {
        JsonNode diff = diff("?from=1&to=2");
        assertThat(diff.at("/from/version").asInt()).isEqualTo(1);
        assertThat(diff.at("/to/version").asInt()).isEqualTo(2);
        assertThat(diff.at("/from/hash").asText())
                .startsWith("sha256:")
                .isNotEqualTo(diff.at("/to/hash").asText());
        assertThat(diff.path("sameHash").asBoolean()).isFalse();
        assertThat(diff.path("changes").findValuesAsText("path"))
                .containsExactly("/version", "/objectives/on-time/target");
        JsonNode target = diff.at("/changes/1");
        assertThat(target.path("kind").asText()).isEqualTo("CHANGED");
        assertThat(target.at("/before/atLeast").asText()).isEqualTo("90");
        assertThat(target.at("/after/atLeast").asText()).isEqualTo("92.50");
        assertThat(target.path("lineBefore").asInt())
                .isPositive()
                .isEqualTo(target.path("lineAfter").asInt());
        assertThat(target.path("words").asText())
                .isEqualTo("Objective “Delivered on Monday”: target from at least 90 % to at least 92.50 %");
    }

    @Test
    void comparesTheLastTwoUnlessToldOtherwise() throws IOException {
        JsonNode diff = diff("");
        assertThat(diff.at("/from/version").asInt()).isEqualTo(2);
        assertThat(diff.at("/to/version").asInt()).isEqualTo(3);
        assertThat(diff.at("/changes/1/path").asText()).isEqualTo("/people/mediator@chamber/duties");
        assertThat(diff.at("/changes/1/hashed").asBoolean()).isFalse();
        assertThat(diff("?to=2").at("/from/version").asInt()).isEqualTo(1);
        assertThat(diff("?from=1").path("changes").findValuesAsText("path")).hasSize(3);
        assertThat(diff("?from=2&to=2").path("changes")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, 2, 3",
                "?toRevision=2, 1, 2",
                "?fromRevision=1, 1, 3",
                "?from=1&fromRevision=2&to=1&toRevision=3, 2, 3",
                "?fromRevision=3&toRevision=1, 3, 1",
            })
    void comparesRevisionsOfTheSameVersion(String query, int from, int to) throws IOException {
        JsonNode diff = answer("/api/agreements/REVISED-2026/diff" + (query == null ? "" : query));
        assertThat(diff.at("/from/version").asInt())
                .isEqualTo(diff.at("/to/version").asInt())
                .isEqualTo(1);
        assertThat(diff.at("/from/revision").asInt()).isEqualTo(from);
        assertThat(diff.at("/to/revision").asInt()).isEqualTo(to);
        assertThat(diff.at("/changes/0/before/atLeast").asText()).isEqualTo(Integer.toString(89 + from));
        assertThat(diff.at("/changes/0/after/atLeast").asText()).isEqualTo(Integer.toString(89 + to));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "REVISED-2026/document, 92",
                "REVISED-2026/document?revision=1, 90",
                "REVISED-2026/document?version=1&revision=2, 91",
                "DIFF-2026/document?version=1, 90",
                "DIFF-2026/document?version=2&format=html, 92.50",
            })
    void documentsAreThereInEachVersionAndRevision(String path, String target) {
        assertThat(Http.at(port).as("manager").get("/api/agreements/" + path).body())
                .containsAnyOf("{atLeast: \"" + target + "\", unit: \"%\"}", "at least " + target + "\u00a0%");
    }

    @Test
    void speaksTheReadersLanguage() throws IOException {
        String chinese = "目標「Delivered on Monday」：目標值由至少 90 % 改為至少 92.50 %";
        assertThat(diff("?from=1&to=2", "Accept-Language", "zh-TW,zh;q=0.9,en;q=0.8")
                        .at("/changes/1/words")
                        .asText())
                .isEqualTo(chinese);
        assertThat(diff("?from=1&to=2&lang=zh-TW", "Accept-Language", "en")
                        .at("/changes/1/words")
                        .asText())
                .isEqualTo(chinese);
        assertThat(diff("?from=1&to=2&lang=en", "Accept-Language", "zh-TW")
                        .at("/changes/1/words")
                        .asText())
                .startsWith("Objective");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "manager | DIFF-2026/diff?from=1&to=7 | 404 | There is no version 7 of DIFF-2026, only 1, 2, 3.",
                "manager | DIFF-2026/diff?to=1 | 409 | Version 1 of DIFF-2026 is the first; there is none before it to compare it with.",
                "manager | SINGLE-2026/diff | 409 | Version 1 of SINGLE-2026 is the first; there is none before it to compare it with.",
                "manager | DIFF-2026/document?version=99 | 404 | There is no version 99 of DIFF-2026, only 1, 2, 3.",
                "manager | REVISED-2026/document?revision=4 | 404 | There is no revision 4 of version 1 of REVISED-2026, only 1, 2, 3.",
                "manager | REVISED-2026/diff?fromRevision=0 | 404 | There is no revision 0 of version 1 of REVISED-2026, only 1, 2, 3.",
                "manager | NONE/diff | 404 | There is no agreement NONE.",
                "manager | DIFF-2026/diff?from=first | 400 | from is a whole number; found “first”.",
            })
    void refusesWithAProblem(String account, String path, int status, String detail) throws IOException {
        HttpResponse<String> answer = Http.at(port).as(account).get("/api/agreements/" + path);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(new ObjectMapper().readTree(answer.body()).path("detail").asText())
                .isEqualTo(detail);
    }

    @Test
    void isThereForThoseWhoMayReadTheAgreement() {
        assertThat(Http.at(port).as("provider-owner").get(DIFF).statusCode()).isEqualTo(200);
        assertThat(Http.at(port).as("auditor").get(DIFF).statusCode()).isEqualTo(200);
        assertThat(Http.at(port).get(DIFF).statusCode()).isEqualTo(401);
    }
}
