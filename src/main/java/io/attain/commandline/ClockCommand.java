package io.attain.commandline;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.attain.evaluation.Pause;
import io.attain.evaluation.Step;
import io.attain.terms.Durations;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says when something is due by an agreement's calendar, or how much time elapsed, step by step or for many cases. */
@Command(
        name = "clock",
        description = "Says when something is due, or how much time elapsed, and why.",
        mixinStandardHelpOptions = true,
        versionProvider = Commands.Version.class,
        sortOptions = false,
        usageHelpWidth = 100)
final class ClockCommand implements Callable<Integer> {

    /** How results are written. */
    enum Format {
        TABLE,
        JSON
    }

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "AGREEMENT",
            description =
                    "File with one agreement in one or several versions; of several the one in force at --from counts.")
    private Path agreement = Path.of("");

    @Option(
            names = "--calendar",
            paramLabel = "ID",
            description = "The agreement's calendar. Without it, all hours count.")
    private @Nullable String calendar;

    @Option(
            names = "--from",
            paramLabel = "T",
            description = "The begin: local in the agreement's zone (2026-01-12T10:00), or with its offset (…Z).")
    private @Nullable String from;

    @Option(
            names = "--within",
            paramLabel = "D",
            description = "Asks for the deadline after that time: PT4H, P2D, P1DT4H; negative goes backwards (-PT1H).")
    private @Nullable String within;

    @Option(names = "--until", paramLabel = "T", description = "Asks for the time that elapsed until then.")
    private @Nullable String until;

    @Option(
            names = "--pause",
            paramLabel = "T/T",
            description = "The clock stands still from one time until another (2026-01-12T11:00/2026-01-12T12:00), or"
                    + " until the end when that is left out. Can be repeated.")
    private List<String> pauses = new ArrayList<>();

    @Option(names = "--end-of-day", description = "The deadline is the closing of the day on which it falls.")
    private boolean endOfDay;

    @Option(
            names = "--cases",
            paramLabel = "FILE.csv",
            description = "Answers many cases: columns id, from, within or until, pauses (apart by blanks), endOfDay;"
                    + " - for the standard input. Writes CSV, or JSON with --format json.")
    private @Nullable Path cases;

    @Option(names = "--format", paramLabel = "FORMAT", description = "table (default) or json.")
    private Format format = Format.TABLE;

    @Override
    public Integer call() {
        if (cases == null) {
            if (from == null || (within == null) == (until == null)) {
                throw usage("expected --from with either --within or --until, or --cases");
            }
        } else if (from != null || within != null || until != null || endOfDay || !pauses.isEmpty()) {
            throw usage("--cases brings its own times: expected no --from, --within, --until, --pause or --end-of-day");
        }
        PrintWriter out = spec.commandLine().getOut();
        AgreementClocks clocks = new AgreementClocks(
                AgreementFiles.versions(AgreementFiles.sound(
                        List.of(agreement), spec.commandLine().getErr())),
                calendar);
        return cases == null ? answerOne(clocks, out) : answerMany(clocks, cases, out);
    }

    private int answerOne(AgreementClocks clocks, PrintWriter out) {
        AgreementClocks.Question question;
        AgreementClocks.Answer answer;
        try {
            question = clocks.question(from, within, until, endOfDay, pauses);
            answer = clocks.answer(question, true);
        } catch (IllegalArgumentException problem) {
            throw usage(String.valueOf(problem.getMessage()));
        }
        if (format == Format.JSON) {
            Json.write(out, json(question, answer));
        } else {
            table(question, answer).forEach(out::println);
        }
        return ExitCode.OK;
    }

    private int answerMany(AgreementClocks clocks, Path file, PrintWriter out) {
        long count = 0;
        long problems = 0;
        try (Reader reader = new InputStreamReader(
                        file.toString().equals("-") ? System.in : Files.newInputStream(file), StandardCharsets.UTF_8);
                CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(reader);
                CaseWriter writer = format == Format.JSON ? CaseWriter.json(out) : CaseWriter.csv(out)) {
            for (NamedCsvRecord row : rows) {
                count++;
                if (count == 1) {
                    checkColumns(file, row.getHeader());
                }
                AgreementClocks.Question question = null;
                try {
                    question = clocks.question(
                            cell(row, "from"),
                            cell(row, "within"),
                            cell(row, "until"),
                            isTrue(cell(row, "endOfDay")),
                            pauses(cell(row, "pauses")));
                    writer.write(cell(row, "id"), clocks.zone(question), clocks.answer(question, false), "");
                } catch (IllegalArgumentException problem) {
                    problems++;
                    writer.write(cell(row, "id"), clocks.zone(question), null, String.valueOf(problem.getMessage()));
                }
            }
        } catch (IOException | UncheckedIOException problem) {
            throw AgreementFiles.unreadable(file, problem);
        } catch (CsvParseException problem) {
            throw new InputException(file + ": " + problem.getMessage(), problem);
        }
        if (problems > 0) {
            out.flush();
            throw new InputException(
                    problems + " of " + count + " cases in " + file + " have no answer: see the column problem");
        }
        return ExitCode.OK;
    }

    private static void checkColumns(Path file, List<String> header) {
        if (!header.contains("from") || !(header.contains("within") || header.contains("until"))) {
            throw new InputException(file + ": expected the columns id, from, within or until, pauses, endOfDay, found "
                    + String.join(", ", header));
        }
    }

    private static @Nullable String cell(NamedCsvRecord row, String column) {
        return row.findField(column)
                .map(String::strip)
                .filter(it -> !it.isEmpty())
                .orElse(null);
    }

    private static boolean isTrue(@Nullable String text) {
        return switch (text == null ? "" : text.toLowerCase(Locale.ROOT)) {
            case "", "false", "no", "0" -> false;
            case "true", "yes", "1" -> true;
            default -> throw new IllegalArgumentException("\"" + text + "\" is not yes or no: expected true or false");
        };
    }

    private static List<String> pauses(@Nullable String text) {
        return text == null ? List.of() : List.of(text.split("\\s+"));
    }

    private List<String> table(AgreementClocks.Question question, AgreementClocks.Answer answer) {
        ZoneId zone = question.clock().zone();
        List<String> lines = new ArrayList<>();
        lines.add(question.terms().reference() + " version " + question.terms().version() + ", "
                + (calendar == null ? "all hours" : "calendar " + calendar) + ", times of " + zone.getId());
        lines.add("");
        TextTable table = new TextTable("from", "until", ">counted", ">so far", "why");
        Duration soFar = Duration.ZERO;
        for (Step step : answer.steps()) {
            if (step.kind() == Step.Kind.OPEN) {
                soFar = soFar.plus(step.counted());
            }
            boolean last = step.kind() == Step.Kind.DUE || step.kind() == Step.Kind.TOTAL;
            if (!last) {
                table.row(
                        Times.local(step.from(), zone),
                        Times.local(step.until(), zone),
                        step.kind() == Step.Kind.OPEN ? Durations.words(step.counted()) : "",
                        Durations.words(soFar),
                        why(step));
            }
        }
        lines.addAll(table.lines());
        lines.add("");
        lines.add(
                answer.deadline() != null
                        ? "Due      " + Times.local(answer.deadline(), zone) + "  " + Times.iso(answer.deadline(), zone)
                        : "Elapsed  " + Durations.words(answer.elapsed()) + "  " + answer.elapsed());
        return lines;
    }

    private static String why(Step step) {
        return switch (step.kind()) {
            case OPEN -> step.reason();
            case CLOSED -> "closed: " + step.reason();
            case PAUSED -> step.reason() + " (" + Durations.words(step.counted()) + ")";
            case DAYS, DUE, TOTAL -> step.reason();
        };
    }

    private ObjectNode json(AgreementClocks.Question question, AgreementClocks.Answer answer) {
        ZoneId zone = question.clock().zone();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("agreement", question.terms().reference());
        json.put("version", question.terms().version());
        json.put("calendar", calendar);
        json.put("calendarVersion", question.clock().version(question.from(), answer.until()));
        json.put("zone", zone.getId());
        json.put("from", Times.iso(question.from(), zone));
        if (answer.deadline() != null) {
            json.put("within", String.valueOf(question.within()));
            json.put("endOfDay", question.endOfDay());
            json.put("deadline", Times.iso(answer.deadline(), zone));
        } else {
            json.put("until", Times.iso(answer.until(), zone));
            json.put("elapsed", answer.elapsed().toString());
        }
        ArrayNode paused = json.putArray("pauses");
        for (Pause pause : question.pauses()) {
            ObjectNode node = paused.addObject();
            node.put("from", Times.iso(pause.from(), zone));
            node.put("until", pause.until() == null ? null : Times.iso(pause.until(), zone));
        }
        ArrayNode steps = json.putArray("steps");
        for (Step step : answer.steps()) {
            ObjectNode node = steps.addObject();
            node.put("kind", step.kind().name().toLowerCase(Locale.ROOT));
            node.put("from", Times.iso(step.from(), zone));
            node.put("until", Times.iso(step.until(), zone));
            node.put("counted", step.counted().toString());
            node.put("reason", step.reason());
        }
        return json;
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
