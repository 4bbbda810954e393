package io.attain.commandline;

import io.attain.evaluation.BacktestJson;
import io.attain.evaluation.BacktestResult;
import io.attain.evaluation.Outcome;
import io.attain.measurement.FileBacktest;
import io.attain.measurement.MeasurementFile;
import io.attain.terms.Agreement;
import io.attain.terms.Documents;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Judges files of measurements by an agreement; nothing is stored. */
@Command(
        name = "backtest",
        description = "Judges measurements by an agreement: verdicts, credits and how they came about.",
        mixinStandardHelpOptions = true,
        versionProvider = Commands.Version.class,
        sortOptions = false,
        usageHelpWidth = TextTable.WIDTH)
final class BacktestCommand implements Callable<Integer> {

    private static final String STANDARD_INPUT = "-";

    /** How results are written. */
    enum Format {
        TABLE,
        JSON,
        CSV
    }

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "AGREEMENT",
            arity = "1..*",
            description =
                    "Files with an agreement in one or several versions, and what it rests on: the first one counts.")
    private List<Path> agreements = new ArrayList<>();

    @Option(
            names = "--measurements",
            paramLabel = "SERIES=FILE",
            required = true,
            arity = "1",
            description =
                    "The measurements of a series, as the series says; a .gz is unpacked, - is the standard input."
                            + " Can be repeated; of equal keys in files of one series the later counts.")
    private List<String> measurements = new ArrayList<>();

    @Option(
            names = "--series",
            paramLabel = "FILE",
            arity = "1",
            description = "A file that defines series. Can be repeated.")
    private List<Path> series = new ArrayList<>();

    @Option(
            names = "--as-of",
            paramLabel = "T",
            description =
                    "Up to when facts are known: local in the agreement's zone, or with its offset. Without it, the"
                            + " end of the term.")
    private @Nullable String asOf;

    @Option(names = "--format", paramLabel = "FORMAT", description = "table (default), json or csv.")
    private Format format = Format.TABLE;

    @Option(names = "--explain", description = "Adds how each verdict came about (table and json).")
    private boolean explain;

    @Option(names = "--fail-on-breach", description = "Exit code 1 when an objective was breached.")
    private boolean failOnBreach;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        Map<String, List<String>> files = files();
        List<Path> documents = new ArrayList<>(agreements);
        documents.addAll(series);
        FileBacktest backtest = backtest(AgreementFiles.sound(documents, err));
        List<Agreement> versions = backtest.versions();
        for (String id : files.keySet()) {
            if (!backtest.series().contains(id)) {
                throw usage("nobody defines the series \"" + id + "\": expected "
                        + (backtest.series().isEmpty()
                                ? ""
                                : "one of " + String.join(", ", backtest.series()) + ", or ")
                        + "its definition with --series");
            }
        }
        Instant known = known(versions.get(0).zone());
        List<Path> spooled = new ArrayList<>();
        BacktestResult result;
        try (Progress progress = Progress.on(err)) {
            Map<String, List<MeasurementFile>> opened = new LinkedHashMap<>();
            for (Map.Entry<String, List<String>> file : files.entrySet()) {
                List<MeasurementFile> ofSeries = new ArrayList<>();
                for (String name : file.getValue()) {
                    ofSeries.add(open(name, progress, spooled));
                }
                opened.put(file.getKey(), ofSeries);
            }
            result = backtest.run(opened, known, bytes -> {});
        } catch (IllegalArgumentException problem) {
            // The terms refer to what is not there; validate tells all of it, with the lines.
            throw new InputException(
                    versions.get(0).reference() + " cannot be judged: " + problem.getMessage()
                            + " (validate says more)",
                    problem);
        } finally {
            spooled.forEach(BacktestCommand::delete);
        }
        switch (format) {
            case TABLE -> BacktestTable.print(out, versions, result, explain);
            case JSON -> Json.write(out, BacktestJson.of(result, explain));
            case CSV -> BacktestCsv.print(out, result);
        }
        return failOnBreach && result.count(Outcome.BREACHED) > 0 ? ExitCode.NEGATIVE : ExitCode.OK;
    }

    private Map<String, List<String>> files() {
        Map<String, List<String>> files = new LinkedHashMap<>();
        for (String measurement : measurements) {
            int equals = measurement.indexOf('=');
            if (equals <= 0 || equals == measurement.length() - 1) {
                throw usage("\"" + measurement + "\" names no series and file: expected --measurements SERIES=FILE");
            }
            files.computeIfAbsent(measurement.substring(0, equals), it -> new ArrayList<>())
                    .add(measurement.substring(equals + 1));
        }
        if (files.values().stream()
                        .flatMap(List::stream)
                        .filter(STANDARD_INPUT::equals)
                        .count()
                > 1) {
            throw usage("the standard input can be read only once: expected - at most once");
        }
        return files;
    }

    private static FileBacktest backtest(Documents documents) {
        try {
            return new FileBacktest(documents);
        } catch (IllegalArgumentException problem) {
            throw new InputException(String.valueOf(problem.getMessage()), problem);
        }
    }

    private @Nullable Instant known(ZoneId zone) {
        try {
            return asOf == null ? null : Times.instant(asOf, zone);
        } catch (IllegalArgumentException problem) {
            throw usage(String.valueOf(problem.getMessage()));
        }
    }

    private static MeasurementFile open(String name, Progress progress, List<Path> spooled) {
        Path path = Path.of(name);
        try {
            String label = String.valueOf(path.getFileName());
            if (name.equals(STANDARD_INPUT)) {
                // A source has to be read a second time when it turns out that rows supersede earlier ones.
                label = "standard input";
                path = Files.createTempFile("attain", ".measurements");
                spooled.add(path);
                Files.copy(System.in, path, StandardCopyOption.REPLACE_EXISTING);
            }
            if (Files.isDirectory(path)) {
                throw new InputException("cannot read " + name + ": it is a directory");
            }
            long size = Files.size(path);
            Path file = path;
            String shown = label;
            return new MeasurementFile(shown, () -> progress.watch(Files.newInputStream(file), shown, size));
        } catch (IOException problem) {
            throw AgreementFiles.unreadable(path, problem);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            file.toFile().deleteOnExit();
        }
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
