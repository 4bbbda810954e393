package io.attain.commandline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.attain.audit.Checkpoint;
import io.attain.audit.CheckpointKey;
import io.attain.audit.Finding;
import io.attain.audit.HandedCheckpoints;
import io.attain.problem.Problem;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Says whether a record, or checkpoints that were taken out of it, are as they were written. */
@Command(
        name = "verify",
        description = {
            "Says whether anything was changed behind the application's back.",
            "With --url a running server checks its record and every row that it covers; with --checkpoints"
                    + " the checkpoints in a file are checked here, and with both against each other."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Commands.Version.class,
        sortOptions = false,
        usageHelpWidth = TextTable.WIDTH,
        footer = {"", "Exit code 1 says that something is not as it was recorded; each finding names its place."})
final class VerifyCommand implements Callable<Integer> {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final Duration LONGEST = Duration.ofHours(2);
    private static final int OK = 200;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--url", paramLabel = "URL", description = "The server, such as https://attain.example.org.")
    private @Nullable URI url;

    @Option(names = "--user", paramLabel = "NAME", description = "An auditor's account; asks for the password.")
    private @Nullable String user;

    @Option(
            names = "--password",
            paramLabel = "PASSWORD",
            interactive = true,
            arity = "0..1",
            description = "The account's password; asked for where it is left out.")
    private char @Nullable [] password;

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            defaultValue = "${env:ATTAIN_TOKEN}",
            description = "An auditor's access token; by default the variable ATTAIN_TOKEN.")
    private @Nullable String token;

    @Option(names = "--checkpoints", paramLabel = "FILE", description = "Checkpoints from GET /api/audit/checkpoints.")
    private @Nullable Path checkpoints;

    @Option(
            names = "--public-key",
            paramLabel = "KEY",
            description = "What they must be signed with, in base64; by default the key that the file names.")
    private @Nullable String publicKey;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (url == null && checkpoints == null) {
            throw new ParameterException(spec.commandLine(), "say --url or --checkpoints, or both");
        }
        PrintWriter out = spec.commandLine().getOut();
        boolean sound = checkpoints == null || checkFile(out, checkpoints);
        if (url != null) {
            sound &= askServer(out, url);
        }
        return sound ? ExitCode.OK : ExitCode.NEGATIVE;
    }

    private boolean checkFile(PrintWriter out, Path file) {
        HandedCheckpoints read;
        Checkpoint.Check check;
        try {
            read = HandedCheckpoints.of(() -> Files.newInputStream(file));
            check = new Checkpoint.Check(publicKey == null ? read.publicKey() : CheckpointKey.Verifying.of(publicKey));
            read.forEach(check::next);
        } catch (Problem problem) {
            throw new InputException(file + ": " + problem.detail());
        } catch (UncheckedIOException unreadable) {
            throw new InputException("cannot read checkpoints from " + file + ": " + unreadable.getMessage());
        } catch (IllegalArgumentException unreadable) {
            throw new InputException("the public key is none for Ed25519, in base64");
        }
        check.end();
        List<Finding> findings = check.findings();
        findings.forEach(it -> out.println(TextTable.printable(it.toString())));
        out.println(file + ": " + read.count() + " checkpoints, " + findings.size() + " findings");
        return findings.isEmpty();
    }

    private boolean askServer(PrintWriter out, URI server) throws IOException, InterruptedException {
        String name = checkpoints == null
                ? ""
                : "?file=" + URLEncoder.encode(String.valueOf(checkpoints.getFileName()), StandardCharsets.UTF_8);
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(server.toString().replaceAll("/+$", "") + "/api/audit/verify" + name))
                .timeout(LONGEST)
                .header("Accept", "application/json")
                .header("Authorization", authorization());
        if (checkpoints != null) {
            request.header("Content-Type", "application/json").POST(BodyPublishers.ofFile(checkpoints));
        }
        HttpResponse<String> response;
        try {
            response = HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
        } catch (IOException unreachable) {
            throw new InputException("cannot reach " + server + ": " + unreachable);
        }
        if (response.statusCode() != OK) {
            throw new InputException(
                    server + " answers " + response.statusCode() + ": " + TextTable.printable(response.body()));
        }
        JsonNode answer = JSON.readTree(response.body());
        answer.path("findings")
                .forEach(it -> out.println(TextTable.printable(it.path("kind").asText() + " "
                        + it.path("table").asText() + " " + it.path("key").asText() + columns(it.path("columns")))));
        out.println(server + ": " + answer.path("chains").asLong() + " chains, "
                + answer.path("entries").asLong() + " entries, "
                + answer.path("rows").asLong() + " rows, "
                + answer.path("checkpoints").asLong() + " checkpoints, "
                + answer.path("found").asLong() + " findings"
                + (answer.path("compared").isIntegralNumber()
                        ? "; compared with " + answer.path("compared").asLong() + " checkpoints of " + checkpoints
                        : "")
                + (answer.path("signed").asBoolean() ? "" : "; signatures are not checked, as the server has no key"));
        return answer.path("sound").asBoolean();
    }

    private static String columns(JsonNode columns) {
        StringBuilder text = new StringBuilder();
        columns.forEach(it -> text.append(text.isEmpty() ? " (" : ", ").append(it.asText()));
        return text.isEmpty() ? "" : text + ")";
    }

    private String authorization() {
        if (user != null) {
            String secret = password == null ? "" : new String(password);
            return "Basic "
                    + Base64.getEncoder().encodeToString((user + ":" + secret).getBytes(StandardCharsets.UTF_8));
        }
        if (token == null || token.isBlank()) {
            throw new ParameterException(spec.commandLine(), "say --token, or --user with --password");
        }
        return "Bearer " + token;
    }
}
