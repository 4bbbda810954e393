package io.attain.commandline;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attain.evaluation.BacktestJson;
import io.attain.evaluation.Linter;
import io.attain.terms.Documents;
import io.attain.terms.Finding;
import io.attain.terms.Finding.Severity;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says whether agreements are sound, and what to write instead where they are not. */
@Command(
        name = "validate",
        description = "Says whether agreements are sound, and what is wrong where they are not.",
        mixinStandardHelpOptions = true,
        versionProvider = Commands.Version.class,
        sortOptions = false,
        usageHelpWidth = TextTable.WIDTH,
        footer = {"", "Exit code 1 says that there are errors."})
final class ValidateCommand implements Callable<Integer> {

    /** How results are written. */
    enum Format {
        TABLE,
        JSON
    }

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description = "Files with agreements and series, judged together; - is the standard input.")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--strict", description = "Takes warnings for errors.")
    private boolean strict;

    @Option(names = "--format", paramLabel = "FORMAT", description = "table (default) or json.")
    private Format format = Format.TABLE;

    @Override
    public Integer call() {
        Documents documents = AgreementFiles.read(files);
        List<Finding> findings = Linter.lint(documents);
        PrintWriter out = spec.commandLine().getOut();
        if (format == Format.JSON) {
            Json.write(out, json(documents, findings));
        } else {
            findings.forEach(it -> FindingText.print(out, it));
            out.println(summary(documents, findings));
        }
        boolean negative = count(findings, Severity.ERROR) > 0 || (strict && count(findings, Severity.WARNING) > 0);
        return negative ? ExitCode.NEGATIVE : ExitCode.OK;
    }

    private static String summary(Documents documents, List<Finding> findings) {
        return (findings.isEmpty() ? "" : System.lineSeparator())
                + counted(count(findings, Severity.ERROR), "error") + ", "
                + counted(count(findings, Severity.WARNING), "warning") + ", "
                + counted(count(findings, Severity.NOTE), "note") + " in "
                + counted(documents.agreements().size(), "readable agreement") + " and "
                + counted(documents.series().size(), "series definition");
    }

    private static String counted(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    private static long count(List<Finding> findings, Severity severity) {
        return findings.stream().filter(it -> it.severity() == severity).count();
    }

    private static ObjectNode json(Documents documents, List<Finding> findings) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode agreements = json.putArray("agreements");
        documents.agreements().forEach(it -> agreements
                .addObject()
                .put("reference", it.agreement().reference())
                .put("version", it.agreement().version())
                .put("hash", it.agreement().hash()));
        ObjectNode totals = json.putObject("totals");
        totals.put("errors", count(findings, Severity.ERROR));
        totals.put("warnings", count(findings, Severity.WARNING));
        totals.put("notes", count(findings, Severity.NOTE));
        ArrayNode list = json.putArray("findings");
        findings.forEach(it -> list.add(BacktestJson.of(it)));
        return json;
    }
}
