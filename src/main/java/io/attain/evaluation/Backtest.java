package io.attain.evaluation;

import io.attain.evaluation.CreditFold.Result;
import io.attain.terms.Agreement;
import io.attain.terms.Finding;
import io.attain.terms.Objective;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Judges measurements by an agreement, all periods at once. */
public final class Backtest {

    private Backtest() {}

    /**
     * Judges measurements by the versions of one agreement. Objectives whose series has no source are left out, and a
     * finding says so.
     *
     * @param versions at least one, all of the same reference, in any order
     * @param sources the measurements of each series, at most one source a series
     * @param asOf up to when facts are known, {@literal null} for the end of the last version's term. Periods that start
     *     later are left out, and one that is not over then is judged provisionally
     * @return verdicts, credits and their derivations; nothing is stored
     * @throws IllegalArgumentException when the versions are of different agreements, or their terms refer to something
     *     that is not there
     * @throws UnreadableSourceException when a source cannot be read to its end
     */
    public static BacktestResult run(
            List<Agreement> versions, List<? extends MeasurementSource> sources, @Nullable Instant asOf) {
        JudgedPeriods periods = JudgedPeriods.of(versions);
        Agreement last = periods.latest();
        Instant known = asOf != null
                ? asOf
                : last.term().until().atStartOfDay(last.zone()).toInstant();
        Evaluation evaluation = new Evaluation(periods, period -> true, known);
        Map<String, InputReport> inputs = new LinkedHashMap<>();
        for (MeasurementSource source : sources) {
            inputs.put(source.series().id(), source.read(evaluation.open(source.series())));
        }
        List<Finding> findings = new ArrayList<>(unread(evaluation, periods.versions(), inputs.keySet()));
        findings.addAll(evaluation.findings());
        return new BacktestResult(
                last.reference(),
                periods.versions().stream().map(Agreement::version).toList(),
                known.atZone(last.zone()),
                verdicts(periods, evaluation.assess(inputs)),
                List.copyOf(inputs.values()),
                findings);
    }

    private static List<Finding> unread(Evaluation evaluation, List<Agreement> versions, Set<String> given) {
        Set<String> unread = new TreeSet<>();
        for (Agreement version : versions) {
            version.objectives().stream()
                    .map(Objective::series)
                    .filter(it -> !given.contains(it))
                    .forEach(unread::add);
        }
        return unread.stream()
                .map(series -> evaluation.finding(
                        "NO_MEASUREMENTS",
                        "no measurements were given for the series '" + series
                                + "', so the objectives that read it are not judged"))
                .toList();
    }

    /** Returns the verdicts on assessments, in the same order. */
    private static List<Verdict> verdicts(JudgedPeriods periods, List<Assessment> assessments) {
        List<Result> results = fold(periods, assessments);
        List<Verdict> verdicts = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            verdicts.add(assessments.get(i).verdict(results.get(i)));
        }
        return verdicts;
    }

    /** Returns what assessments come to together, in the same order. */
    static List<Result> fold(JudgedPeriods periods, List<Assessment> assessments) {
        return CreditFold.of(assessments.stream().map(periods::entry).toList());
    }
}
