package io.attain.credit;

import io.attain.credit.AgreementJudge.Work;
import io.attain.credit.PeriodCloses.StoredCredit;
import io.attain.evaluation.Assessment;
import io.attain.evaluation.EvaluationPeriod;
import io.attain.evaluation.Reason;
import io.attain.measurement.MeasurementStore.Upload;
import io.attain.measurement.SeriesRecord;
import io.attain.problem.Problem;
import io.attain.terms.Agreement;
import io.attain.terms.Objective;
import io.attain.workflow.EngineSession;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Closes what is due: the periods of many agreements are evaluated together, and one process instance each carries out what
 * follows. The same computation serves a close that waited, or that somebody began by hand.
 */
@Component
public class Closing {

    private static final int LONGEST_REASON = 2000;
    private static final String BY_OTHERS = "What other periods came to changes what this one owes.";

    private final AgreementJudge judge;
    private final CloseSchedule schedule;
    private final PeriodCloses closes;
    private final CloseRecording recording;
    private final PeriodCloseRuns runs;
    private final Ledger ledger;
    private final CloseContext context;
    private final Clock clock;

    Closing(
            AgreementJudge judge,
            CloseSchedule schedule,
            PeriodCloses closes,
            CloseRecording recording,
            PeriodCloseRuns runs,
            Ledger ledger,
            CloseContext context,
            Clock clock) {
        this.judge = judge;
        this.schedule = schedule;
        this.closes = closes;
        this.recording = recording;
        this.runs = runs;
        this.ledger = ledger;
        this.context = context;
        this.clock = clock;
    }

    /**
     * Closes what is due of some agreements, in one transaction. Those that another run works on are waited for.
     *
     * @param references never {@literal null}
     */
    @Transactional
    public void close(Collection<String> references) {
        close(schedule.claim(references, true));
    }

    /**
     * Closes what is due of an agreement whose close failed before.
     *
     * @param reference never {@literal null}
     */
    @Transactional
    public void closeAnyway(String reference) {
        close(schedule.claim(List.of(reference), false));
    }

    /**
     * Judges an agreement anew by what was decided, in one transaction. What is due otherwise has to be closed before.
     *
     * @param reference its reference, never {@literal null}
     * @param from the earliest time that the decision touches; all periods that end later are judged anew, never
     *     {@literal null}
     * @param decision never {@literal null}
     */
    @Transactional
    public void closeAfter(String reference, Instant from, Decision decision) {
        close(schedule.claim(List.of(reference), false), Map.of(reference, from), decision);
    }

    private void close(Map<String, Map<String, Long>> claimed) {
        close(claimed, Map.of(), null);
    }

    private void close(
            Map<String, Map<String, Long>> claimed, Map<String, Instant> touched, @Nullable Decision decision) {
        List<Work> work = judge.plan(claimed, touched);
        Map<String, List<EvaluationPeriod>> chosen = new HashMap<>();
        work.forEach(it -> chosen.put(it.reference(), chosen(it)));
        Map<String, List<Assessment>> assessments = judge.assess(chosen, work);
        Map<String, List<StoredCredit>> credits = credits(work);
        List<PreparedClose> start = new ArrayList<>();
        List<PreparedClose> arrived = new ArrayList<>();
        for (Work it : work) {
            List<Assessment> ofAgreement = assessments.getOrDefault(it.reference(), List.of());
            prepare(it, ofAgreement, credits.getOrDefault(it.reference(), List.of()), start, arrived, decision);
        }
        runs.dataArrived(arrived);
        runs.start(opened(start));
        schedule.proceed(work.stream()
                .map(it -> new CloseSchedule.Entry(it.reference(), it.plan().lookAt(), it.seen()))
                .toList());
    }

    /** Only where the terms look back are all verdicts read, so that others close as fast as they would without. */
    private Map<String, List<StoredCredit>> credits(List<Work> work) {
        List<String> plain = new ArrayList<>();
        List<String> lookingBack = new ArrayList<>();
        work.forEach(it -> (it.periods().looksBack() ? lookingBack : plain).add(it.reference()));
        Map<String, List<StoredCredit>> credits = new HashMap<>(closes.credited(plain));
        credits.putAll(closes.decided(lookingBack));
        return credits;
    }

    private static List<EvaluationPeriod> chosen(Work work) {
        List<EvaluationPeriod> chosen = new ArrayList<>(work.plan().due());
        chosen.addAll(work.plan().rejudged());
        for (ClosedPeriod waiting : work.plan().waiting()) {
            work.periods().distinct().stream()
                    .filter(it -> isSameTime(it, waiting))
                    .forEach(chosen::add);
        }
        return chosen;
    }

    private static boolean isSameTime(EvaluationPeriod period, ClosedPeriod closed) {
        return period.startInstant().equals(closed.start())
                && period.endInstant().equals(closed.end());
    }

    private void prepare(
            Work work,
            List<Assessment> assessments,
            List<StoredCredit> credits,
            List<PreparedClose> start,
            List<PreparedClose> arrived,
            @Nullable Decision decision) {
        Map<EvaluationPeriod, Set<String>> missing = new LinkedHashMap<>();
        chosen(work).forEach(it -> missing.put(it, missing(work, it, assessments)));
        Set<EvaluationPeriod> rejudged = Set.copyOf(work.plan().rejudged());
        List<Assessment> judged = assessments.stream()
                .filter(it -> missing.entrySet().stream()
                        .anyMatch(period -> period.getKey().isSameTimeAs(it.period())
                                && (period.getValue().isEmpty() || rejudged.contains(period.getKey()))))
                .toList();
        VerdictFold fold =
                new VerdictFold(work.periods(), judged, rejudged, credits, it -> closes.derivation(it.number()));
        for (EvaluationPeriod period : work.plan().due()) {
            Set<String> lacking = missing.getOrDefault(period, Set.of());
            start.add(new PreparedClose(
                    new Close(
                            0,
                            work.reference(),
                            period.label(),
                            period.startInstant(),
                            period.endInstant(),
                            0,
                            "",
                            EngineSession.ENGINE,
                            null),
                    work.terms(),
                    lacking.isEmpty() ? fold.first(period) : List.of(),
                    lacking,
                    true));
        }
        for (ClosedPeriod waiting : work.plan().waiting()) {
            missing.forEach((period, lacking) -> {
                if (isSameTime(period, waiting) && lacking.isEmpty() && waiting.waiting() != null) {
                    arrived.add(new PreparedClose(waiting.waiting(), work.terms(), fold.first(period), lacking, true));
                }
            });
        }
        start.addAll(changed(work, fold, decision));
    }

    /** What new facts change, a close for each period that has other verdicts or another credit now. */
    private List<PreparedClose> changed(Work work, VerdictFold fold, @Nullable Decision decision) {
        Map<EvaluationPeriod, List<NewVerdict>> changed =
                new TreeMap<>((one, other) -> one.start().equals(other.start())
                        ? one.end().compareTo(other.end())
                        : one.start().compareTo(other.start()));
        List<EvaluationPeriod> anew = new ArrayList<>(work.plan().rejudged());
        if (!anew.isEmpty() || !work.plan().gone().isEmpty()) {
            Map<List<Instant>, List<StoredVerdict>> current = closes.verdicts(work.reference(), false).stream()
                    .collect(Collectors.groupingBy(it -> List.of(it.start(), it.end())));
            for (ClosedPeriod gone : work.plan().gone()) {
                current.getOrDefault(List.of(gone.start(), gone.end()), List.of()).stream()
                        .findFirst()
                        .ifPresent(it -> anew.add(fold.period(it)));
            }
            for (EvaluationPeriod period : anew) {
                List<NewVerdict> verdicts = fold.changed(
                        period, current.getOrDefault(List.of(period.startInstant(), period.endInstant()), List.of()));
                if (!verdicts.isEmpty()) {
                    changed.put(period, new ArrayList<>(verdicts));
                }
            }
        }
        Set<EvaluationPeriod> assessed = Set.copyOf(changed.keySet());
        fold.repriced().forEach(it -> changed.computeIfAbsent(it.period(), period -> new ArrayList<>())
                .add(it));
        List<PreparedClose> closesOfChanges = new ArrayList<>();
        changed.forEach((period, verdicts) -> closesOfChanges.add(new PreparedClose(
                new Close(
                        0,
                        work.reference(),
                        period.label(),
                        period.startInstant(),
                        period.endInstant(),
                        lastCause(work, period) + 1,
                        assessed.contains(period) ? reason(verdicts, work.uploads(), decision) : BY_OTHERS,
                        decision == null ? EngineSession.ENGINE : decision.actor(),
                        decision == null ? null : decision.name()),
                work.terms(),
                verdicts,
                Set.of(),
                true)));
        return closesOfChanges;
    }

    /** Tells whether verdicts find the same as those that they supersede, and only owe more or less for it. */
    private static boolean isByOthers(List<NewVerdict> verdicts) {
        return verdicts.stream().allMatch(it -> {
            StoredVerdict before = it.supersedes();
            return before != null
                    && List.of("version", "counted", "good", "excluded", "exact", "verdict").stream()
                            .allMatch(field -> before.content()
                                    .path(field)
                                    .asText()
                                    .equals(it.document().content().path(field).asText()));
        });
    }

    private static boolean isOtherVersion(List<NewVerdict> verdicts) {
        return verdicts.stream().anyMatch(it -> {
            StoredVerdict before = it.supersedes();
            return before != null
                    && before.content().path("version").asInt()
                            != it.document().content().path("version").asInt();
        });
    }

    private static boolean isNotJudged(NewVerdict verdict) {
        return verdict.document().content().path("reason").asText().equals(Reason.NOT_JUDGED.name());
    }

    private static int lastCause(Work work, EvaluationPeriod period) {
        return work.closed().stream()
                .filter(it -> isSameTime(period, it))
                .mapToInt(ClosedPeriod::lastCause)
                .findFirst()
                .orElse(0);
    }

    private static String reason(List<NewVerdict> verdicts, List<Upload> uploads, @Nullable Decision decision) {
        if (decision != null) {
            return shortened(decision.reason());
        }
        if (isByOthers(verdicts)) {
            return BY_OTHERS;
        }
        if (isOtherVersion(verdicts)) {
            return "Another version of the terms judges it.";
        }
        if (verdicts.stream().anyMatch(Closing::isNotJudged)) {
            return "The version of the terms that is in force at its start judges this no more.";
        }
        if (uploads.isEmpty()) {
            return "A scope has appeared, which counts for every period.";
        }
        String reason = uploads.stream()
                .map(it -> "measurements of " + it.series() + ", upload " + it.number() + " (" + it.name() + ") by "
                        + it.recordedBy() + ": " + it.added() + " new, " + it.corrected() + " corrected")
                .collect(Collectors.joining("; "));
        return shortened(reason);
    }

    private static String shortened(String reason) {
        return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON - 1) + "…";
    }

    /** The series of which nothing was delivered for a period, and which nobody declared complete up to its end. */
    private static Set<String> missing(Work work, EvaluationPeriod period, List<Assessment> assessments) {
        Set<String> delivered = new TreeSet<>();
        for (Assessment it : assessments) {
            if (it.delivered() && it.period().isSameTimeAs(period)) {
                objective(work, it).map(Objective::series).ifPresent(delivered::add);
            }
        }
        Set<String> missing = new TreeSet<>();
        for (String id : work.periods().seriesOf(period)) {
            SeriesRecord series = work.series().get(id);
            if (series != null && !delivered.contains(id) && !series.isCompleteUntil(period.endInstant())) {
                missing.add(id);
            }
        }
        return missing;
    }

    private static Optional<Objective> objective(Work work, Assessment assessment) {
        return work.periods().versions().stream()
                .filter(it -> it.version() == assessment.version())
                .flatMap(it -> it.objective(assessment.objective()).stream())
                .findFirst();
    }

    /** Opens closes, and ends what earlier closes of the same periods still ask. */
    private List<PreparedClose> opened(List<PreparedClose> prepared) {
        List<Close> wanted = new ArrayList<>();
        List<Long> superseded = new ArrayList<>();
        for (PreparedClose it : prepared) {
            List<Statement> before = it.close().cause() == 0 ? List.of() : closes.statements(it.close());
            before.stream()
                    .filter(statement -> statement.status() == Statement.Status.OPEN)
                    .forEach(statement -> superseded.add(statement.close()));
            // A decision is about the difference; where the rest has not been agreed on, both sides are asked about all
            // of it.
            Statement.Status last =
                    before.isEmpty() ? null : before.get(before.size() - 1).status();
            boolean asked = last == Statement.Status.OPEN || last == Statement.Status.UNANSWERED;
            wanted.add(asked ? it.close().undecided() : it.close());
        }
        List<Close> opened = closes.open(wanted);
        superseded.forEach(runs::supersede);
        List<PreparedClose> all = new ArrayList<>();
        for (int i = 0; i < prepared.size(); i++) {
            all.add(prepared.get(i).of(opened.get(i)));
        }
        return all;
    }

    /**
     * Evaluates the close that a process instance carries out, or takes what the running transaction knows of it.
     *
     * @param processInstance the instance's id, never {@literal null}
     * @param asked whether its missing data has been asked for, so that it is not asked for again
     * @return whether data is missing and has not been asked for
     * @throws io.attain.problem.Problem if the instance carries out no close
     */
    public boolean evaluate(String processInstance, boolean asked) {
        PreparedClose prepared =
                context.of(processInstance).orElseGet(() -> unevaluated(closes.ofInstance(processInstance)));
        if (!prepared.evaluated()) {
            prepared = evaluate(prepared.close(), asked);
        }
        context.put(processInstance, prepared);
        return !prepared.missing().isEmpty();
    }

    private PreparedClose unevaluated(Close close) {
        return PreparedClose.unevaluated(close, judge.work(close.reference()).terms());
    }

    private PreparedClose evaluate(Close close, boolean asked) {
        // What other periods owe then is for the next run, which looks at the whole agreement.
        schedule.wake(close.reference());
        Work work = judge.work(close.reference());
        EvaluationPeriod period = period(work, close);
        List<Assessment> assessments = judge.assess(Map.of(close.reference(), List.of(period)), List.of(work))
                .getOrDefault(close.reference(), List.of());
        Set<String> missing = asked ? Set.of() : missing(work, period, assessments);
        if (!missing.isEmpty()) {
            return new PreparedClose(close, work.terms(), List.of(), missing, true);
        }
        List<StoredCredit> credits = credits(List.of(work)).getOrDefault(close.reference(), List.of());
        VerdictFold fold = new VerdictFold(
                work.periods(), assessments, List.of(period), credits, it -> closes.derivation(it.number()));
        return new PreparedClose(close, work.terms(), fold.changed(period, closes.verdicts(close)), missing, true);
    }

    private static EvaluationPeriod period(Work work, Close close) {
        // A close that waits for data outlives its period where a later version has other ones; nothing is judged then.
        return work.periods().distinct().stream()
                .filter(it -> it.startInstant().equals(close.start())
                        && it.endInstant().equals(close.end()))
                .findFirst()
                .orElseGet(() -> EvaluationPeriod.past(
                        close.period(), close.start(), close.end(), work.terms().zone()));
    }

    /**
     * Returns the close that a process instance carries out.
     *
     * @param processInstance the instance's id, never {@literal null}
     * @return never {@literal null}
     * @throws Problem if there is none
     */
    public Close closeOf(String processInstance) {
        return context.of(processInstance)
                .map(PreparedClose::close)
                .orElseGet(() -> closes.ofInstance(processInstance));
    }

    /**
     * Tells what a close lacks now.
     *
     * @param processInstance the id of the instance that carries it out, never {@literal null}
     * @return never {@literal null}; without series if it lacks nothing
     */
    public MissingData missing(String processInstance) {
        Close close = closeOf(processInstance);
        Work work = judge.work(close.reference());
        Set<String> missing = context.of(processInstance)
                .filter(PreparedClose::evaluated)
                .map(PreparedClose::missing)
                .orElseGet(() -> missing(work, close));
        List<SeriesRecord> series = work.series().values().stream()
                .filter(it -> missing.contains(it.id()))
                .toList();
        return MissingData.of(close, work.inForce().latest(), series, clock.instant());
    }

    private Set<String> missing(Work work, Close close) {
        EvaluationPeriod period = period(work, close);
        List<Assessment> assessments = judge.assess(Map.of(close.reference(), List.of(period)), List.of(work))
                .getOrDefault(close.reference(), List.of());
        return missing(work, period, assessments);
    }

    /** What follows once the credits of a close are calculated. */
    public enum Next {
        /** Nothing is owed. */
        NOTHING,
        /** Both sides are asked. */
        ASK,
        /** It is settled, since it has been decided. */
        SETTLE,
        /** It becomes part of a dispute about its period. */
        IN_DISPUTE
    }

    /**
     * Calculates the credits of an evaluated close, and records verdicts, bookings and the statement.
     *
     * @param processInstance the id of the instance that carries it out, never {@literal null}
     * @return what follows, never {@literal null}
     */
    public Next calculate(String processInstance) {
        PreparedClose close = context.of(processInstance).orElseThrow();
        CloseRecord record = record(close);
        // What people are asked about must be there when they are asked.
        if (record.owes() || !context.add(record)) {
            recording.record(List.of(record));
        }
        if (!record.owes()) {
            return Next.NOTHING;
        }
        if (record.status() == Statement.Status.DISPUTED) {
            return Next.IN_DISPUTE;
        }
        return close.close().decision() == null ? Next.ASK : Next.SETTLE;
    }

    private CloseRecord record(PreparedClose prepared) {
        Close close = prepared.close();
        Agreement terms = prepared.terms();
        boolean first = close.cause() == 0;
        BigDecimal total = BigDecimal.ZERO.setScale(Math.max(0, terms.currency().getDefaultFractionDigits()));
        for (NewVerdict verdict : prepared.verdicts()) {
            total = total.add(verdict.credit());
        }
        BigDecimal settled = total.subtract(total);
        boolean disputed = false;
        if (!first) {
            Set<Long> superseded = prepared.verdicts().stream()
                    .map(NewVerdict::supersedes)
                    .filter(Objects::nonNull)
                    .map(StoredVerdict::number)
                    .collect(Collectors.toSet());
            for (StoredVerdict standing : closes.verdicts(close)) {
                total = superseded.contains(standing.number()) ? total : total.add(standing.credit());
            }
            settled = settled.add(ledger.settled(close));
            disputed = closes.statements(close).stream().anyMatch(it -> it.status() == Statement.Status.DISPUTED);
        }
        Statement.Status status = Statement.Status.NOTHING_OWED;
        if (total.compareTo(settled) != 0) {
            status = disputed ? Statement.Status.DISPUTED : Statement.Status.OPEN;
        }
        return new CloseRecord(
                prepared, total, settled, terms.currency(), StatementTerms.claimUntil(terms, clock.instant()), status);
    }
}
