package io.attain.credit;

import com.fasterxml.jackson.annotation.JsonValue;
import io.attain.credit.AgreementJudge.Work;
import io.attain.evaluation.Assessment;
import io.attain.evaluation.EvaluationPeriod;
import io.attain.evaluation.JudgedPeriods;
import io.attain.evaluation.UncappedCredit;
import io.attain.terms.Agreement;
import io.attain.terms.Exclusion;
import io.attain.terms.Exclusion.Treatment;
import io.attain.terms.Exclusion.Window;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What excluding some time would do, worked out as a close would, and kept nowhere. */
@Component
public class ExclusionPreview {

    private final AgreementJudge judge;
    private final Clock clock;

    ExclusionPreview(AgreementJudge judge, Clock clock) {
        this.judge = judge;
        this.clock = clock;
    }

    /**
     * What one objective, scope and period comes to.
     *
     * @param period the period's short name
     * @param objective the objective's id
     * @param scope the scope's values
     * @param now without the exclusion
     * @param removed with its time taken out of the denominator
     * @param countedAsMet with its time left in as met
     */
    public record Line(
            String period, String objective, List<String> scope, Result now, Result removed, Result countedAsMet) {}

    /**
     * What it comes to once.
     *
     * @param figure a dash where there is none
     * @param outcome such as {@code MET}, empty where it is not judged
     * @param credit before caps over several verdicts, with its currency; empty for none
     */
    public record Result(String figure, String outcome, String credit) {

        /** Returns it as one text, such as {@code 45 BREACHED, 120.00 USD}. */
        @JsonValue
        public String text() {
            return (figure + " " + outcome).strip() + (credit.isEmpty() ? "" : ", " + credit);
        }
    }

    /**
     * Works it out for the periods that have begun.
     *
     * @param reference the agreement's reference, never {@literal null}
     * @param exclusion the id of the exclusion in the terms, never {@literal null}
     * @param window the time, in local time of the agreement's zone, never {@literal null}
     * @param objectives the ids of the objectives that it concerns, empty for all that the exclusion concerns
     * @return only what differs, in order of periods
     */
    public List<Line> of(String reference, String exclusion, Window window, List<String> objectives) {
        Work work = judge.work(reference);
        ZoneId zone = work.terms().zone();
        Instant from = window.from().atZone(zone).toInstant();
        Instant until = window.until().atZone(zone).toInstant();
        List<EvaluationPeriod> touched = work.periods().distinct().stream()
                .filter(it ->
                        it.startInstant().isBefore(until) && it.endInstant().isAfter(from))
                .filter(it -> it.startInstant().isBefore(clock.instant()))
                .toList();
        Map<VerdictFold.Key, Assessment> removed =
                assessed(work, touched, with(work, exclusion, window, objectives, Treatment.REMOVE));
        Map<VerdictFold.Key, Assessment> met =
                assessed(work, touched, with(work, exclusion, window, objectives, Treatment.COUNT_AS_MET));
        List<Line> lines = new ArrayList<>();
        for (Assessment it : assess(work, touched, work.periods())) {
            Result now = result(work.terms(), it);
            Result ifRemoved = result(work.terms(), removed.get(VerdictFold.Key.of(it)));
            Result ifMet = result(work.terms(), met.get(VerdictFold.Key.of(it)));
            if (!now.equals(ifRemoved) || !now.equals(ifMet)) {
                lines.add(
                        new Line(it.period().label(), it.objective(), it.scope().values(), now, ifRemoved, ifMet));
            }
        }
        return lines;
    }

    private static JudgedPeriods with(
            Work work, String exclusion, Window window, List<String> objectives, Treatment treatment) {
        List<Agreement> versions = new ArrayList<>();
        for (Agreement terms : work.periods().versions()) {
            List<Exclusion> exclusions = new ArrayList<>(terms.exclusions());
            terms.exclusions().stream()
                    .filter(it -> it.id().equals(exclusion) && it.isClaimed())
                    .map(it -> it.during(window, objectives).treated(treatment))
                    .forEach(exclusions::add);
            versions.add(terms.withExclusions(exclusions));
        }
        return JudgedPeriods.of(versions);
    }

    private Map<VerdictFold.Key, Assessment> assessed(
            Work work, List<EvaluationPeriod> touched, JudgedPeriods periods) {
        Map<VerdictFold.Key, Assessment> assessed = new HashMap<>();
        assess(work, touched, periods).forEach(it -> assessed.put(VerdictFold.Key.of(it), it));
        return assessed;
    }

    private List<Assessment> assess(Work work, List<EvaluationPeriod> touched, JudgedPeriods periods) {
        Work changed = new Work(work.inForce(), periods, work.closed(), work.plan(), work.series(), work.uploads());
        return judge.assess(Map.of(work.reference(), touched), List.of(changed))
                .getOrDefault(work.reference(), List.of());
    }

    private static Result result(Agreement terms, @Nullable Assessment assessment) {
        if (assessment == null) {
            return new Result("–", "", "");
        }
        UncappedCredit credit = assessment.credit();
        return new Result(
                assessment.figure() == null ? "–" : assessment.figure().display(),
                assessment.outcome().name(),
                credit == null ? "" : String.valueOf(credit.amount(terms)));
    }
}
