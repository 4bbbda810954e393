package io.attain.credit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attain.credit.PeriodCloses.StoredCredit;
import io.attain.evaluation.Assessment;
import io.attain.evaluation.CreditFold;
import io.attain.evaluation.CreditFold.Entry;
import io.attain.evaluation.CreditFold.Parts;
import io.attain.evaluation.CreditFold.Result;
import io.attain.evaluation.EvaluationPeriod;
import io.attain.evaluation.JudgedPeriods;
import io.attain.evaluation.Outcome;
import io.attain.evaluation.Scope;
import io.attain.evaluation.UncappedCredit;
import io.attain.evaluation.VerdictDocument;
import io.attain.terms.Agreement;
import io.attain.terms.Objective;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Brings what is newly assessed and what is recorded of one agreement together: repeated breaches, caps, earn-back and the
 * rest are folded over all current verdicts that have a say in them, and what comes out differently is to be recorded. The
 * balance depends on the facts, not on the order in which they came.
 */
final class VerdictFold {

    private final JudgedPeriods periods;
    private final Function<StoredVerdict, ObjectNode> derivations;
    private final Map<Key, Assessment> fresh = new LinkedHashMap<>();
    private final Map<Key, Result> results = new HashMap<>();
    private final List<NewVerdict> repriced = new ArrayList<>();

    /** What there is one current verdict for. */
    record Key(String objective, List<String> scope, Instant start, Instant end) {

        static Key of(Assessment assessment) {
            return new Key(
                    assessment.objective(),
                    assessment.scope().values(),
                    assessment.period().startInstant(),
                    assessment.period().endInstant());
        }

        static Key of(DecidedCredit decided) {
            return new Key(decided.objective(), decided.scope(), decided.start(), decided.end());
        }

        static Key of(StoredVerdict verdict) {
            return new Key(verdict.objective(), verdict.scope(), verdict.start(), verdict.end());
        }
    }

    /**
     * Folds.
     *
     * @param periods of the agreement
     * @param assessments what is newly assessed
     * @param again the periods among them that are judged again: what is recorded of these and not assessed any more is void
     * @param stored the current verdicts that are recorded and have a say in credits; those on what no version judges any
     *     more have none
     * @param derivations gives the derivation of a recorded verdict
     */
    VerdictFold(
            JudgedPeriods periods,
            List<Assessment> assessments,
            Collection<EvaluationPeriod> again,
            List<StoredCredit> stored,
            Function<StoredVerdict, ObjectNode> derivations) {
        this.periods = periods;
        this.derivations = derivations;
        assessments.forEach(it -> fresh.put(Key.of(it), it));
        List<StoredCredit> standing = stored.stream()
                .filter(it -> !fresh.containsKey(Key.of(it.verdict())))
                .filter(it -> again.stream().noneMatch(period -> isOf(it.verdict(), period)))
                .filter(it -> periods.judges(it.verdict().objective(), period(it.verdict())))
                .toList();
        List<Entry> entries = new ArrayList<>();
        assessments.forEach(it -> entries.add(periods.entry(it)));
        standing.forEach(it -> entries.add(entry(it)));
        List<Result> folded = CreditFold.of(entries);
        for (int i = 0; i < assessments.size(); i++) {
            results.put(Key.of(assessments.get(i)), folded.get(i));
        }
        for (int i = 0; i < standing.size(); i++) {
            reprice(standing.get(i), folded.get(assessments.size() + i));
        }
    }

    private static boolean isOf(StoredVerdict verdict, EvaluationPeriod period) {
        return verdict.start().equals(period.startInstant()) && verdict.end().equals(period.endInstant());
    }

    private Entry entry(StoredCredit stored) {
        StoredVerdict verdict = stored.verdict();
        return periods.entry(
                verdict.version(),
                verdict.objective(),
                scope(verdict),
                period(verdict),
                Outcome.valueOf(verdict.outcome()),
                stored.uncapped());
    }

    /** Returns a recorded verdict's period, also where no version of the terms has it any more. */
    EvaluationPeriod period(StoredVerdict verdict) {
        ZoneId zone = periods.versions().stream()
                .filter(it -> it.version() == verdict.version())
                .map(Agreement::zone)
                .findFirst()
                .orElse(periods.latest().zone());
        LocalDate start = verdict.start().atZone(zone).toLocalDate();
        return periods.find(verdict.version(), verdict.objective(), start)
                .orElseGet(() -> EvaluationPeriod.past(
                        verdict.content().at("/period/label").asText(), verdict.start(), verdict.end(), zone));
    }

    private Scope scope(StoredVerdict verdict) {
        List<String> names = periods.versions().stream()
                .filter(it -> it.version() == verdict.version())
                .flatMap(it -> it.objective(verdict.objective()).stream())
                .map(Objective::scope)
                .findFirst()
                .orElse(List.of());
        return new Scope(names, verdict.scope());
    }

    private void reprice(StoredCredit stored, Result result) {
        StoredVerdict verdict = stored.verdict();
        if (!VerdictDocument.comesTo(verdict.content(), result)) {
            VerdictDocument before = VerdictDocument.of(verdict.content(), derivations.apply(verdict));
            repriced.add(superseding(verdict, before.with(result), stored.uncapped(), result));
        }
    }

    private static BigDecimal amount(Result result) {
        return result.credit() == null ? BigDecimal.ZERO : result.credit().amount();
    }

    private NewVerdict superseding(
            StoredVerdict verdict,
            VerdictDocument document,
            @Nullable UncappedCredit uncapped,
            @Nullable Result result) {
        return new NewVerdict(
                verdict.objective(),
                scope(verdict),
                period(verdict),
                document,
                uncapped,
                result == null ? BigDecimal.ZERO : amount(result),
                result == null ? Parts.NOTHING : result.parts(),
                verdict);
    }

    /** Returns recorded verdicts that cost something else now, though they were not assessed anew. */
    List<NewVerdict> repriced() {
        return repriced;
    }

    /**
     * Returns the verdicts on a newly assessed period that has none yet.
     *
     * @param period the period
     */
    List<NewVerdict> first(EvaluationPeriod period) {
        return fresh.values().stream()
                .filter(it -> it.period().isSameTimeAs(period))
                .map(it -> verdict(it, null))
                .toList();
    }

    /**
     * Returns the verdicts on a period that differ from those that it has. What it has and nobody judges any more is
     * withdrawn.
     *
     * @param period a newly assessed period, or one that no version has any more
     * @param current the verdicts that it has
     */
    List<NewVerdict> changed(EvaluationPeriod period, List<StoredVerdict> current) {
        return again(period, current).stream()
                .filter(it -> it.supersedes() == null
                        || !it.document().findsTheSameAs(it.supersedes().content()))
                .toList();
    }

    /**
     * Returns all verdicts on a period, whether they differ from those that it has or not. What it has and nobody judges any
     * more is withdrawn.
     *
     * @param period a newly assessed period, or one that no version has any more
     * @param current the verdicts that it has
     */
    List<NewVerdict> again(EvaluationPeriod period, List<StoredVerdict> current) {
        Map<Key, StoredVerdict> standing = new HashMap<>();
        current.forEach(it -> standing.put(Key.of(it), it));
        List<NewVerdict> all = new ArrayList<>();
        for (Assessment assessment : fresh.values()) {
            if (assessment.period().isSameTimeAs(period)) {
                all.add(verdict(assessment, standing.remove(Key.of(assessment))));
            }
        }
        for (StoredVerdict vanished : standing.values()) {
            VerdictDocument before = VerdictDocument.of(vanished.content(), derivations.apply(vanished));
            all.add(superseding(
                    vanished,
                    periods.judges(vanished.objective(), period) ? before.withdrawn() : before.notJudged(),
                    null,
                    null));
        }
        return all;
    }

    private NewVerdict verdict(Assessment assessment, @Nullable StoredVerdict supersedes) {
        Result result = Objects.requireNonNull(results.get(Key.of(assessment)));
        return new NewVerdict(
                assessment.objective(),
                assessment.scope(),
                assessment.period(),
                VerdictDocument.of(assessment.verdict(result)),
                assessment.credit(),
                amount(result),
                result.parts(),
                supersedes);
    }
}
