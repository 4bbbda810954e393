package io.attain.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.attain.ApplicationOnH2;
import io.attain.Http;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@ApplicationOnH2
class AccessIT {

    @LocalServerPort
    private int port;

    @Test
    void healthAnswersToEverybody() {
        assertThat(Http.at(port).get("/actuator/health").body()).contains("UP");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api",
                "/api/agreements",
                "/api/openapi",
                "/api/ui",
                "/api/swagger-ui/index.html",
                "/engine-rest",
                "/engine-rest/engine",
                "/engine-rest/task",
                "/camunda/api/engine/engine/",
                "/camunda/api/engine/engine/default/task",
                "/camunda/api/admin/auth/user/default"
            })
    void machinesAreToldToLogIn(String path) {
        HttpResponse<String> answer = Http.at(port).get(path);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(challenge -> assertThat(challenge).startsWith("Bearer"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/agreements",
                "/accounts",
                "/camunda",
                "/camunda/app/tasklist/default/",
                "/camunda/app/cockpit/default/",
                "/camunda/app/admin/default/setup/",
                "/camunda/lib/deps.js",
                "/swagger-ui/index.html",
                "/webjars/bpmn-js/8.0.0/dist/bpmn-viewer.production.min.js",
                "/actuator",
                "/actuator/env",
                "/h2-console",
                "/nothing-here"
            })
    void browsersAreSentToTheLoginPage(String path) {
        HttpResponse<String> answer = Http.at(port).get(path, "Accept", "text/html");
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location")).contains("/login");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/camunda/app/tasklist/default/", "/engine-rest/task", "/api/openapi"})
    void aWrongPasswordOpensNothing(String path) {
        assertThat(Http.at(port).as("manager", "wrong").get(path).statusCode()).isIn(302, 401);
    }

    @Test
    void oneLoginServesRestAndEngine() {
        Http manager = Http.at(port).as("manager");
        assertThat(manager.get("/api/openapi").statusCode()).isEqualTo(200);
        assertThat(manager.get("/engine-rest/task").statusCode()).isEqualTo(200);
    }

    @Test
    void nobodyIsAlmighty() {
        Http administrator = Http.at(port).as("administrator");
        assertThat(administrator
                        .get("/engine-rest/user/count?memberOfGroup=camunda-admin")
                        .body())
                .contains("\"count\":0");
        assertThat(administrator
                        .post(
                                "/engine-rest/user/create",
                                "{\"profile\":{\"id\":\"x\"},\"credentials\":{\"password\":\"y\"}}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(administrator
                        .post(
                                "/engine-rest/authorization/create",
                                "{\"type\":1,\"permissions\":[\"ALL\"],\"userId\":\"administrator\",\"resourceType\":7,\"resourceId\":\"*\"}")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aStakeholderSeesNoOtherAccounts() {
        assertThat(Http.at(port).as("provider-owner").get("/engine-rest/user").body())
                .contains("provider-owner")
                .doesNotContain("customer-owner");
    }

    @Test
    void aTokenLogsAMachineIn() throws Exception {
        HttpResponse<String> issued =
                Http.at(port).as("manager").post("/api/tokens", "{\"label\":\"pipeline\",\"days\":1}");
        assertThat(issued.statusCode()).isEqualTo(201);
        String token = new ObjectMapper().readTree(issued.body()).path("token").asText();
        assertThat(Http.at(port).withToken(token).get("/engine-rest/task").statusCode())
                .isEqualTo(200);
        assertThat(Http.at(port).withToken(token + "x").get("/engine-rest/task").statusCode())
                .isEqualTo(401);
    }

    @Test
    void aForgedRequestIsRefusedThoughTheBrowserRepeatsBasicCredentials() {
        Http manager = Http.at(port).as("manager");
        assertThat(manager.post("/api/tokens", "{}", "Sec-Fetch-Site", "cross-site")
                        .statusCode())
                .isEqualTo(403);
        assertThat(manager.post("/engine-rest/task/x/claim", "{}", "Sec-Fetch-Site", "cross-site")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void wrongTokenLifetimesAreRefusedWithTheReason() {
        HttpResponse<String> answer = Http.at(port).as("manager").post("/api/tokens", "{\"days\":100000}");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("1 to 366 days").doesNotContain("Exception");
    }
}
