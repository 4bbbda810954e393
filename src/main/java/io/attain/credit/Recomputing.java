package io.attain.credit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attain.credit.AgreementJudge.Work;
import io.attain.credit.Ledger.Booking;
import io.attain.credit.LedgerEntry.Kind;
import io.attain.credit.PeriodCloses.StoredCredit;
import io.attain.credit.Recomputation.Difference;
import io.attain.evaluation.Assessment;
import io.attain.evaluation.EvaluationPeriod;
import io.attain.evaluation.UncappedCredit;
import io.attain.evaluation.VerdictDocument;
import io.attain.problem.Problem;
import io.attain.terms.Indicator.Availability;
import io.attain.workflow.EngineSession;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Derives all verdicts and credits of an agreement again from the stored measurements and terms, by the plan, the judge and the
 * fold of every close, and compares each with what is recorded. Nothing is changed.
 */
@Component
public class Recomputing {

    /** What a verdict says with what else was read, or when, and not by its facts. */
    private static final Set<String> ACCIDENTAL = Set.of("provisional", "refused");

    private final AgreementJudge judge;
    private final CloseSchedule schedule;
    private final PeriodCloses closes;
    private final Ledger ledger;
    private final Clock clock;

    Recomputing(AgreementJudge judge, CloseSchedule schedule, PeriodCloses closes, Ledger ledger, Clock clock) {
        this.judge = judge;
        this.schedule = schedule;
        this.closes = closes;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Derives everything again.
     *
     * @param reference the agreement's reference, never {@literal null}
     * @return what came out, never {@literal null}
     * @throws Problem if no version of the agreement has come in force
     */
    @Transactional(readOnly = true)
    public Recomputation of(String reference) {
        // As where other terms have come in force: nothing has been taken into account, so every closed period is
        // judged again.
        Work work = judge.plan(Map.of(reference, Map.of()), Map.of()).stream()
                .findFirst()
                .orElseThrow(() -> Problem.conflict(
                        "No version of " + reference + " has come in force, so there is nothing to derive again."));
        List<EvaluationPeriod> periods = new ArrayList<>(work.plan().rejudged());
        List<Assessment> assessments =
                judge.assess(Map.of(reference, periods), List.of(work)).getOrDefault(reference, List.of());
        List<StoredVerdict> all = closes.verdicts(reference, true);
        Set<Long> superseded = all.stream()
                .map(StoredVerdict::supersedes)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        Map<List<Instant>, List<StoredVerdict>> current = all.stream()
                .filter(it -> !superseded.contains(it.number()))
                .collect(Collectors.groupingBy(it -> List.of(it.start(), it.end())));
        Map<String, List<StoredCredit>> credits =
                work.periods().looksBack() ? closes.decided(List.of(reference)) : closes.credited(List.of(reference));
        List<StoredCredit> stored = credits.getOrDefault(reference, List.of());
        VerdictFold fold = new VerdictFold(
                work.periods(), assessments, Set.copyOf(periods), stored, it -> closes.derivation(it.number()));
        for (ClosedPeriod gone : work.plan().gone()) {
            current.getOrDefault(List.of(gone.start(), gone.end()), List.of()).stream()
                    .findFirst()
                    .ifPresent(it -> periods.add(fold.period(it)));
        }
        Comparison comparison = new Comparison(work, stored);
        for (EvaluationPeriod period : periods) {
            comparison.period(
                    period,
                    fold.again(
                            period,
                            current.getOrDefault(List.of(period.startInstant(), period.endInstant()), List.of())));
        }
        fold.repriced().forEach(comparison::verdict);
        comparison.listed(
                all.stream().filter(it -> !superseded.contains(it.number())).toList());
        all.stream().filter(it -> superseded.contains(it.number())).forEach(comparison::superseded);
        comparison.differences.sort(Comparator.comparing(Difference::period));
        return new Recomputation(
                reference,
                clock.instant(),
                periods.size(),
                comparison.verdicts,
                superseded.size(),
                comparison.differences,
                pending(work));
    }

    private List<String> pending(Work work) {
        Map<String, Long> seen = schedule.seen(work.reference());
        return work.seen().entrySet().stream()
                .filter(it -> it.getValue() > seen.getOrDefault(it.getKey(), 0L))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Collects what differs. */
    private final class Comparison {

        private final Work work;
        private final Map<Long, UncappedCredit> uncapped = new HashMap<>();
        private final Map<List<Instant>, Statement> statements = new HashMap<>();
        private final Map<List<Object>, List<String>> outcomes = new HashMap<>();
        private final List<Difference> differences = new ArrayList<>();
        private int verdicts;

        Comparison(Work work, List<StoredCredit> stored) {
            this.work = work;
            stored.forEach(it -> {
                UncappedCredit credit = it.uncapped();
                if (credit != null) {
                    uncapped.put(it.verdict().number(), credit);
                }
            });
            closes.outcomes(List.of(work.reference()), Instant.EPOCH)
                    .forEach(it -> outcomes.merge(
                            List.of(it.objective(), it.start()), List.of(it.verdict()), Comparison::sorted));
            // In order of their causes, so the last one stays.
            closes.statements(work.reference()).forEach(it -> statements.put(List.of(it.start(), it.end()), it));
        }

        private static List<String> sorted(List<String> some, List<String> more) {
            return Stream.concat(some.stream(), more.stream()).sorted().toList();
        }

        void period(EvaluationPeriod period, List<NewVerdict> again) {
            again.forEach(this::verdict);
            Statement statement = statements.get(List.of(period.startInstant(), period.endInstant()));
            if (statement != null) {
                BigDecimal total = again.stream().map(NewVerdict::credit).reduce(BigDecimal.ZERO, BigDecimal::add);
                if (total.compareTo(statement.total()) != 0) {
                    differences.add(new Difference(
                            period.label(),
                            "",
                            List.of(),
                            "statement",
                            statement.total().toPlainString(),
                            total.toPlainString()));
                }
            }
        }

        void verdict(NewVerdict verdict) {
            verdicts++;
            StoredVerdict recorded = verdict.supersedes();
            if (recorded == null) {
                add(verdict, "recorded", null, verdict.document().content().path("verdict"));
                return;
            }
            ObjectNode derivation = closes.derivation(recorded.number());
            VerdictDocument again = verdict.document().asReadIn(derivation, isByTime(verdict));
            Set<String> fields = new TreeSet<>();
            recorded.content().fieldNames().forEachRemaining(fields::add);
            again.content().fieldNames().forEachRemaining(fields::add);
            fields.removeAll(ACCIDENTAL);
            fields.forEach(it ->
                    add(verdict, it, recorded.content().get(it), again.content().get(it)));
            // The hash may be left as it was where what it is of was changed.
            if (!VerdictDocument.of(recorded.content(), derivation)
                    .derivation()
                    .hash()
                    .equals(recorded.derivation())) {
                add(verdict, "derivation", derivation, again.derivation().json());
            }
            uncapped(verdict, recorded);
            booked(verdict, recorded);
        }

        private boolean isByTime(NewVerdict verdict) {
            return work.periods().versions().stream()
                    .filter(it -> it.version()
                            == verdict.document().content().path("version").asInt())
                    .flatMap(it -> it.objective(verdict.objective()).stream())
                    .anyMatch(it -> it.indicator() instanceof Availability availability && !availability.byRecords());
        }

        private void uncapped(NewVerdict verdict, StoredVerdict recorded) {
            UncappedCredit before = uncapped.get(recorded.number());
            UncappedCredit now = verdict.uncapped();
            add(verdict, "uncapped", before == null ? null : before.toJson(), now == null ? null : now.toJson());
        }

        /** What a close would book now on top of what is booked must be nothing. */
        private void booked(NewVerdict verdict, StoredVerdict recorded) {
            Map<Kind, BigDecimal> before = ledger.credited(recorded);
            Close later = new Close(
                    0,
                    work.reference(),
                    verdict.period().label(),
                    recorded.start(),
                    recorded.end(),
                    1,
                    "",
                    EngineSession.ENGINE,
                    null);
            for (Booking it : VerdictBookings.of(later, work.terms(), verdict, recorded.number(), before)) {
                BigDecimal booked = VerdictBookings.booked(before, it.kind());
                differences.add(new Difference(
                        verdict.period().label(),
                        verdict.objective(),
                        verdict.scope().values(),
                        "ledger " + it.kind(),
                        booked.toPlainString(),
                        booked.add(it.amount()).toPlainString()));
            }
        }

        /** What lists show of verdicts stands in a column of its own. */
        void listed(List<StoredVerdict> current) {
            Map<List<Object>, List<StoredVerdict>> together =
                    current.stream().collect(Collectors.groupingBy(it -> List.of(it.objective(), it.start())));
            together.forEach((key, recorded) -> {
                String said =
                        recorded.stream().map(StoredVerdict::outcome).sorted().collect(Collectors.joining(", "));
                String listed = String.join(", ", outcomes.getOrDefault(key, List.of()));
                if (!said.equals(listed)) {
                    StoredVerdict first = recorded.get(0);
                    differences.add(new Difference(
                            first.content().at("/period/label").asText(),
                            first.objective(),
                            List.of(),
                            "outcome",
                            listed,
                            said));
                }
            });
        }

        void superseded(StoredVerdict recorded) {
            String hash = VerdictDocument.of(recorded.content(), closes.derivation(recorded.number()))
                    .derivation()
                    .hash();
            if (!hash.equals(recorded.derivation())) {
                differences.add(new Difference(
                        recorded.content().at("/period/label").asText(),
                        recorded.objective(),
                        recorded.scope(),
                        "derivation",
                        recorded.derivation(),
                        hash));
            }
        }

        private void add(NewVerdict verdict, String what, @Nullable JsonNode recorded, @Nullable JsonNode recomputed) {
            String before = text(recorded);
            String now = text(recomputed);
            if (!before.equals(now)) {
                differences.add(new Difference(
                        verdict.period().label(),
                        verdict.objective(),
                        verdict.scope().values(),
                        what,
                        before,
                        now));
            }
        }
    }

    /** As texts, since a number that was read again is of another type of node. */
    private static String text(@Nullable JsonNode node) {
        if (node == null || node.isNull()) {
            return "";
        }
        return node.isTextual() ? node.asText() : node.toString();
    }
}
