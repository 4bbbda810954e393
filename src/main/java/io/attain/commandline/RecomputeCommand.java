package io.attain.commandline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.PrintWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Has a running server derive all verdicts and credits of agreements again, and says what is recorded otherwise. */
@Command(
        name = "recompute",
        description =
                "Has a running server derive all verdicts and credits of agreements again, and says what is recorded"
                        + " otherwise than it comes out.",
        mixinStandardHelpOptions = true,
        versionProvider = Commands.Version.class,
        sortOptions = false,
        usageHelpWidth = TextTable.WIDTH,
        footer = {"", "Exit code 1 says that something is recorded otherwise."})
final class RecomputeCommand implements Callable<Integer> {

    /** How results are written. */
    enum Format {
        TABLE,
        JSON
    }

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "REFERENCE", arity = "1..*", description = "The agreements' references.")
    private List<String> references = new ArrayList<>();

    @Mixin
    private RunningServer server = new RunningServer();

    @Option(names = "--format", paramLabel = "FORMAT", description = "table (default) or json.")
    private Format format = Format.TABLE;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        boolean equal = true;
        for (String reference : references) {
            JsonNode recomputation = server.get("/api/agreements/"
                    + URLEncoder.encode(reference, StandardCharsets.UTF_8).replace("+", "%20") + "/recomputation");
            all.add(recomputation);
            equal &= recomputation.path("equal").asBoolean();
            if (format == Format.TABLE) {
                print(recomputation, out);
            }
        }
        if (format == Format.JSON) {
            Json.write(out, all);
        }
        return equal ? ExitCode.OK : ExitCode.NEGATIVE;
    }

    private static void print(JsonNode recomputation, PrintWriter out) {
        JsonNode differences = recomputation.path("differences");
        if (!differences.isEmpty()) {
            TextTable table = new TextTable("Period", "Objective", "What", "Recorded", "Recomputed");
            differences.forEach(it -> table.row(
                    it.path("period").asText(),
                    it.path("objective").asText() + scope(it.path("scope")),
                    it.path("what").asText(),
                    it.path("recorded").asText(),
                    it.path("recomputed").asText()));
            table.lines().forEach(out::println);
        }
        recomputation
                .path("pending")
                .forEach(it -> out.println(
                        "measurements of " + it.asText() + " have come that no close has taken into account"));
        out.println(recomputation.path("agreement").asText() + ": "
                + recomputation.path("verdicts").asInt() + " verdicts on "
                + recomputation.path("periods").asInt() + " periods, "
                + (differences.isEmpty() ? "all as recorded" : differences.size() + " recorded otherwise"));
    }

    private static String scope(JsonNode scope) {
        return scope.isEmpty()
                ? ""
                : " ("
                        + StreamSupport.stream(scope.spliterator(), false)
                                .map(JsonNode::asText)
                                .collect(Collectors.joining(", "))
                        + ")";
    }
}
