package io.attain.commandline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options by which a command finds a running server and logs in, and how it asks it. */
final class RunningServer {

    private static final Duration TO_CONNECT = Duration.ofSeconds(10);
    private static final ObjectMapper JSON = new ObjectMapper();

    @Option(
            names = "--server",
            paramLabel = "URL",
            description = "Where the server answers; http://localhost:8080 by default.")
    private URI server = URI.create("http://localhost:8080");

    @Option(
            names = "--user",
            paramLabel = "NAME",
            description =
                    "The account, with its password in the environment variable ATTAIN_PASSWORD. Without it, an access"
                            + " token is expected in --token-file or in ATTAIN_TOKEN.")
    private @Nullable String user;

    @Option(names = "--token-file", paramLabel = "FILE", description = "The file that an access token stands in.")
    private @Nullable Path tokenFile;

    /**
     * Gets a JSON document.
     *
     * @param path the resource's path, beginning with a slash and encoded where it has to be
     * @return what the server answers
     * @throws InputException if it cannot be reached, refuses, or answers with something else
     */
    JsonNode get(String path) {
        String base = server.toString().replaceAll("/+$", "");
        HttpResponse<String> answer;
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
                    .header("Accept", "application/json")
                    .header("Authorization", authorization())
                    .build();
            answer = HttpClient.newBuilder()
                    .connectTimeout(TO_CONNECT)
                    .build()
                    .send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IllegalArgumentException problem) {
            throw new InputException("--server: expected an address such as http://localhost:8080, not " + server);
        } catch (IOException problem) {
            throw new InputException("the server does not answer at " + server + ": "
                    + problem.getClass().getSimpleName());
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new InputException("interrupted while waiting for " + server);
        }
        JsonNode content = read(answer.body());
        if (answer.statusCode() != 200) {
            String detail = content.path("detail").asText("");
            throw new InputException(
                    "the server answers " + answer.statusCode() + (detail.isEmpty() ? "" : ": " + detail));
        }
        return content;
    }

    private String authorization() {
        String name = user;
        if (name != null) {
            byte[] credentials =
                    (name + ":" + secret("ATTAIN_PASSWORD", "the password of --user")).getBytes(StandardCharsets.UTF_8);
            return "Basic " + Base64.getEncoder().encodeToString(credentials);
        }
        Path file = tokenFile;
        if (file == null) {
            return "Bearer " + secret("ATTAIN_TOKEN", "an access token, or --user,");
        }
        try {
            return "Bearer " + Files.readString(file).strip();
        } catch (IOException problem) {
            throw new InputException("cannot read " + file, problem);
        }
    }

    /** Not an option: the arguments of a running program are seen by everybody on its machine. */
    private static String secret(String variable, String what) {
        String value = System.getenv(variable);
        if (value == null || value.isBlank()) {
            throw new InputException("expected " + what + " in the environment variable " + variable);
        }
        return value;
    }

    private JsonNode read(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException problem) {
            throw new InputException("what answers at " + server + " is no such server");
        }
    }
}
