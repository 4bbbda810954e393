package io.attain.commandline;

import com.fasterxml.jackson.databind.JsonNode;
import io.attain.evaluation.BacktestResult;
import io.attain.evaluation.Credit;
import io.attain.evaluation.Figure;
import io.attain.evaluation.InputReport;
import io.attain.evaluation.Outcome;
import io.attain.evaluation.Reason;
import io.attain.evaluation.Scope;
import io.attain.evaluation.Verdict;
import io.attain.terms.Agreement;
import io.attain.terms.Durations;
import io.attain.terms.Finding;
import io.attain.terms.Finding.Severity;
import io.attain.terms.Indicator.Availability;
import io.attain.terms.Labels;
import io.attain.terms.Objective.Target;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A back-test as people read it on a terminal. */
final class BacktestTable {

    private BacktestTable() {}

    static void print(PrintWriter out, List<Agreement> versions, BacktestResult result, boolean explain) {
        Agreement last = Collections.max(versions, Comparator.comparing(Agreement::effective));
        out.println(TextTable.printable(result.agreement() + "  " + last.title()));
        out.println("version " + result.versions().stream().map(String::valueOf).collect(Collectors.joining(", "))
                + ", facts as of " + Times.local(result.asOf().toInstant(), last.zone()) + " ("
                + last.zone().getId() + ")");
        out.println();
        if (!result.verdicts().isEmpty()) {
            verdicts(versions, result).lines().forEach(out::println);
            out.println();
            totals(result).lines().forEach(out::println);
            out.println();
        }
        out.println(result.count(Outcome.MET) + " met, " + result.count(Outcome.BREACHED) + " breached, "
                + result.count(Outcome.UNDETERMINED) + " undetermined; credits: "
                + (result.credits().isEmpty()
                        ? "none"
                        : result.credits().entrySet().stream()
                                .map(it -> it.getValue().toPlainString() + " "
                                        + it.getKey().getCurrencyCode())
                                .collect(Collectors.joining(", "))));
        out.println();
        result.inputs().forEach(it -> input(out, it));
        findings(out, result);
        if (explain) {
            result.verdicts().forEach(it -> explanation(out, it));
        }
    }

    /** Errors, and what was found while judging, in full; of the rest about the terms only how much there is. */
    private static void findings(PrintWriter out, BacktestResult result) {
        List<Finding> more = new ArrayList<>();
        for (Finding finding : result.findings()) {
            if (finding.severity() == Severity.ERROR || finding.line() == 0) {
                FindingText.print(out, finding);
            } else {
                more.add(finding);
            }
        }
        if (!more.isEmpty()) {
            long warnings = more.stream()
                    .filter(it -> it.severity() == Severity.WARNING)
                    .count();
            out.println("about the terms: " + warnings + " warnings, " + (more.size() - warnings)
                    + " notes; the command validate tells them");
        }
    }

    private static TextTable verdicts(List<Agreement> versions, BacktestResult result) {
        boolean scoped = result.verdicts().stream().anyMatch(it -> !it.scope().equals(Scope.WHOLE));
        List<String> headings =
                new ArrayList<>(List.of("period", "objective", ">figure", "target", ">counted", ">credit", "verdict"));
        if (scoped) {
            headings.add("scope");
        }
        TextTable table = new TextTable(headings.toArray(String[]::new));
        for (Verdict verdict : result.verdicts()) {
            Credit credit = verdict.credit();
            List<String> cells = new ArrayList<>(List.of(
                    verdict.period().label() + (verdict.provisional() ? " *" : ""),
                    verdict.objective(),
                    figure(verdict.figure()),
                    target(verdict.target()),
                    counted(versions, verdict),
                    credit == null ? "" : credit.amount().toPlainString(),
                    outcome(verdict)));
            if (scoped) {
                cells.add(String.join(" / ", verdict.scope().values()));
            }
            table.row(cells.toArray(String[]::new));
        }
        return table;
    }

    private static String outcome(Verdict verdict) {
        Reason reason = verdict.reason();
        if (reason == null) {
            return verdict.consequences().stream()
                    .map(it -> Labels.of(it.then()))
                    .reduce(verdict.outcome().name(), (one, other) -> one + ", " + other);
        }
        return verdict.outcome()
                + switch (reason) {
                    case NO_DATA -> ": no data";
                    case BELOW_MINIMUM_SAMPLE -> ": too few";
                    case LOW_COVERAGE -> ": coverage";
                    case NOT_JUDGED -> ": not judged";
                };
    }

    /** Availability by time counts milliseconds, which nobody can read. */
    private static String counted(List<Agreement> versions, Verdict verdict) {
        boolean time = versions.stream()
                .filter(it -> it.version() == verdict.version())
                .flatMap(it -> it.objective(verdict.objective()).stream())
                .anyMatch(it -> it.indicator() instanceof Availability availability && !availability.byRecords());
        return time
                ? Durations.words(Duration.ofMillis(verdict.counted().longValue()))
                : verdict.counted().toPlainString();
    }

    private static TextTable totals(BacktestResult result) {
        Map<String, List<Verdict>> byObjective = result.verdicts().stream()
                .collect(Collectors.groupingBy(Verdict::objective, LinkedHashMap::new, Collectors.toList()));
        TextTable table = new TextTable("objective", ">met", ">breached", ">undetermined", ">credits");
        byObjective.forEach((objective, verdicts) -> {
            BacktestResult part = new BacktestResult(
                    result.agreement(), result.versions(), result.asOf(), verdicts, List.of(), List.of());
            table.row(
                    objective,
                    String.valueOf(part.count(Outcome.MET)),
                    String.valueOf(part.count(Outcome.BREACHED)),
                    String.valueOf(part.count(Outcome.UNDETERMINED)),
                    part.credits().values().stream()
                            .map(it -> it.toPlainString())
                            .collect(Collectors.joining(", ")));
        });
        return table;
    }

    private static void input(PrintWriter out, InputReport input) {
        StringBuilder line = new StringBuilder(input.series() + " from " + input.source() + ": " + input.rows()
                + " rows, " + input.measurements() + " measurements");
        addCount(line, input.skipped(), "skipped");
        addCount(line, input.unchanged(), "repeated");
        addCount(line, input.superseded(), "superseded");
        addCount(line, input.refusedRows(), "refused");
        out.println(TextTable.printable(line.toString()));
        for (InputReport.Refusal refusal : input.refusals()) {
            out.println(TextTable.printable("    line " + refusal.line()
                    + (refusal.column().isEmpty() ? "" : ", column " + refusal.column())
                    + (refusal.value().isEmpty() ? "" : ", \"" + refusal.value() + "\"") + ": " + refusal.reason()));
        }
        if (input.refusedRows() > input.refusals().size()) {
            out.println("    and " + (input.refusedRows() - input.refusals().size()) + " more");
        }
    }

    private static void addCount(StringBuilder line, long count, String what) {
        if (count > 0) {
            line.append(", ").append(count).append(' ').append(what);
        }
    }

    private static void explanation(PrintWriter out, Verdict verdict) {
        out.println();
        out.println(TextTable.printable(verdict.objective() + "  "
                + verdict.period().label() + "  " + scope(verdict.scope()) + "  " + verdict.outcome()));
        print(out, "  ", verdict.derivation().json());
        out.println("  " + verdict.derivation().hash());
    }

    private static void print(PrintWriter out, String indent, JsonNode node) {
        node.properties().forEach(field -> {
            JsonNode value = field.getValue();
            if (value.isContainerNode()) {
                out.println(indent + TextTable.printable(field.getKey()) + ":");
                print(out, indent + "  ", value);
            } else {
                out.println(indent + TextTable.printable(field.getKey() + ": " + value.asText()));
            }
        });
        if (node.isArray()) {
            for (JsonNode element : node) {
                if (element.isContainerNode()) {
                    List<String> fields = new ArrayList<>();
                    element.properties().forEach(it -> fields.add(it.getValue().asText()));
                    out.println(indent + "- " + TextTable.printable(String.join(" = ", fields)));
                } else {
                    TextTable.wrapped(element.asText(), TextTable.WIDTH - indent.length() - 2)
                            .forEach(it -> out.println(indent + "- " + it));
                }
            }
        }
    }

    private static String figure(@Nullable Figure figure) {
        return figure == null ? "-" : figure.display() + (figure.isPercent() ? " %" : "");
    }

    private static String target(Target target) {
        return (target.atMost() ? "<= " : ">= ") + target.bound().toPlainString();
    }

    /** Returns a scope in one line. */
    static String scope(Scope scope) {
        return scope.asMap().entrySet().stream()
                .map(it -> it.getKey() + "=" + it.getValue())
                .collect(Collectors.joining(" "));
    }
}
