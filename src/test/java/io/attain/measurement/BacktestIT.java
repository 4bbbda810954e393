package io.attain.measurement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.attain.ApplicationOnH2;
import io.attain.Http;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Back-tests, validation and the schema over HTTP. */
@ApplicationOnH2
class BacktestIT {

    private static final Path EXAMPLES = Path.of("examples");
    private static final String BOUNDARY = "----------attain";

    @LocalServerPort
    private int port;

    private static String example(String name) throws IOException {
        return Files.readString(EXAMPLES.resolve(name), StandardCharsets.UTF_8);
    }

    private static String part(String name, String file, String content) {
        return "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"; filename=\"" + file
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n" + content + "\r\n";
    }

    private HttpResponse<String> backtest(String query, String... parts) {
        return Http.at(port)
                .as("manager")
                .post(
                        "/api/backtests" + query,
                        String.join("", parts) + "--" + BOUNDARY + "--\r\n",
                        "Content-Type",
                        "multipart/form-data; boundary=" + BOUNDARY);
    }

    @Test
    void judgesUploadedMeasurementsAndStoresNothing() throws IOException {
        HttpResponse<String> answer = backtest(
                "?derivations=true",
                part("agreement", "paper-supply.yaml", example("paper-supply.yaml")),
                part("paper.deliveries", "paper-deliveries.csv", example("paper-deliveries.csv")),
                part("paper.reports", "paper-reports.csv", example("paper-reports.csv")));
        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode json = new ObjectMapper().readTree(answer.body());
        assertThat(json.get("totals").get("breached").asInt()).isPositive();
        JsonNode verdict = json.get("verdicts").get(0);
        assertThat(json.get("derivations").has(verdict.get("derivation").asText()))
                .isTrue();
        assertThat(json.get("inputs").get(0).get("refused").asInt()).isZero();
        String reference = json.get("agreement").asText();
        assertThat(Http.at(port)
                        .as("manager")
                        .get("/api/agreements/" + reference)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void badInputIsAProblemThatNamesThePlace() throws IOException {
        HttpResponse<String> unfit = backtest(
                "",
                part("agreement", "a.yaml", example("paper-supply.yaml").replace("currency: ", "currency: Q")),
                part("paper.deliveries", "d.csv", "x"));
        assertThat(unfit.statusCode()).isEqualTo(422);
        assertThat(unfit.body()).contains("/currency").contains("\"line\"");

        HttpResponse<String> unknown = backtest(
                "", part("agreement", "a.yaml", example("paper-supply.yaml")), part("paper.delivered", "d.csv", "x"));
        assertThat(unknown.statusCode()).isEqualTo(422);
        assertThat(unknown.body()).contains("nobody defines the series 'paper.delivered'");

        HttpResponse<String> cut = backtest(
                "", part("agreement", "a.yaml", example("paper-supply.yaml")), part("paper.deliveries", "d.csv", ""));
        assertThat(cut.statusCode()).isEqualTo(422);
        assertThat(cut.body()).contains("the file is empty");

        HttpResponse<String> nothing = backtest("");
        assertThat(nothing.statusCode()).isEqualTo(422);
        assertThat(nothing.body()).contains("there is no agreement");

        HttpResponse<String> when =
                backtest("?asOf=yesterday", part("agreement", "a.yaml", example("paper-supply.yaml")));
        assertThat(when.statusCode()).isEqualTo(400);
        assertThat(when.body()).contains("asOf");
    }

    @Test
    void anUploadThatIsCutOffIsAProblemAndNothingIsKept() throws IOException {
        String credentials = Base64.getEncoder().encodeToString("manager:demo".getBytes(StandardCharsets.US_ASCII));
        Http owner = Http.at(port).as("provider-owner");
        owner.post(
                "/api/agreements",
                example("paper-supply.yaml").replace("PAPER-2026", "PAPER-CUT"),
                "Content-Type",
                "application/yaml");
        try (Socket socket = new Socket("localhost", port)) {
            String request = "POST /api/series/paper.deliveries/measurements HTTP/1.1\r\nHost: localhost\r\n"
                    + "Authorization: Basic " + credentials
                    + "\r\nContent-Type: text/csv\r\nContent-Length: 100000\r\n\r\nnumber,address\n1,no";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 400").contains("cut off before its end");
        }
        assertThat(Http.at(port)
                        .as("manager")
                        .get("/api/series/paper.deliveries")
                        .body())
                .contains("\"uploads\":[]");
    }

    @Test
    void validatesADocument() throws IOException {
        HttpResponse<String> sound = Http.at(port)
                .as("manager")
                .post("/api/agreements/validate", example("paper-supply.yaml"), "Content-Type", "application/yaml");
        assertThat(new ObjectMapper().readTree(sound.body()).get("sound").asBoolean())
                .isTrue();
        HttpResponse<String> broken = Http.at(port).as("manager").post("/api/agreements/validate", "{\"kind\": 1}");
        JsonNode json = new ObjectMapper().readTree(broken.body());
        assertThat(json.get("sound").asBoolean()).isFalse();
        assertThat(json.get("findings").get(0).get("reason").asText()).isNotBlank();
    }

    @Test
    void publishesTheSchema() throws IOException {
        HttpResponse<String> schema = Http.at(port).as("manager").get("/api/schemas/agreement-v1.schema.json");
        assertThat(new ObjectMapper().readTree(schema.body()).has("$schema")).isTrue();
        assertThat(Http.at(port).as("manager").get("/api/schemas/other").statusCode())
                .isEqualTo(404);
    }
}
