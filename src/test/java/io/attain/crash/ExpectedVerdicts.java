package io.attain.crash;

import io.attain.crash.Workload.Kind;
import io.attain.credit.DecidedCredit;
import io.attain.evaluation.Assessment;
import io.attain.evaluation.CreditFold;
import io.attain.evaluation.Evaluation;
import io.attain.evaluation.InputReport;
import io.attain.evaluation.JudgedPeriods;
import io.attain.evaluation.Verdict;
import io.attain.measurement.FileSource;
import io.attain.measurement.GrantedExclusion;
import io.attain.measurement.MeasurementFile;
import io.attain.terms.Agreement;
import io.attain.terms.Documents;
import io.attain.terms.SeriesDefinition;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The verdicts that must stand, worked out without a database: what a back-test over the expected measurements finds, with the
 * exclusions that were granted and the credits that were decided.
 */
final class ExpectedVerdicts {

    private ExpectedVerdicts() {}

    /**
     * Works them out.
     *
     * @param reference the agreement's reference
     * @param facts its measurements
     * @param granted what was granted
     * @param decided what was decided
     */
    static List<Verdict> of(
            String reference, ExpectedFacts facts, List<GrantedExclusion> granted, List<DecidedCredit> decided) {
        Agreement signed = Documents.read(reference, Workload.document(reference))
                .agreements()
                .get(0)
                .agreement();
        Agreement terms = GrantedExclusion.applied(signed, granted);
        JudgedPeriods periods = JudgedPeriods.of(List.of(terms));
        Evaluation evaluation = new Evaluation(
                periods,
                period -> true,
                terms.term().until().atStartOfDay(terms.zone()).toInstant());
        Map<String, InputReport> inputs = new HashMap<>();
        for (SeriesDefinition series : terms.series()) {
            inputs.put(series.id(), source(reference, series, facts, terms).read(evaluation.open(series)));
        }
        List<Assessment> assessments = new ArrayList<>();
        for (Assessment it : evaluation.assess(inputs)) {
            assessments.add(decided.stream()
                    .filter(decision -> decision.objective().equals(it.objective())
                            && decision.scope().equals(it.scope().values())
                            && decision.start().equals(it.period().startInstant())
                            && decision.end().equals(it.period().endInstant()))
                    .findFirst()
                    .map(decision -> it.decided(decision.amount(), "decided in " + decision.decision()))
                    .orElse(it));
        }
        List<CreditFold.Result> results =
                CreditFold.of(assessments.stream().map(periods::entry).toList());
        List<Verdict> verdicts = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            verdicts.add(assessments.get(i).verdict(results.get(i)));
        }
        return verdicts;
    }

    private static FileSource source(String reference, SeriesDefinition series, ExpectedFacts facts, Agreement terms) {
        Kind kind = List.of(Kind.values()).stream()
                .filter(it -> it.of(reference).equals(series.id()))
                .findFirst()
                .orElseThrow();
        String csv = kind.header() + "\n" + String.join("\n", facts.current(series.id())) + "\n";
        MeasurementFile file = new MeasurementFile(
                "expected.csv", () -> new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)));
        return new FileSource(series, terms.zone(), List.of(file), bytes -> {
            // Nobody watches.
        });
    }
}
