package io.attain.crash;

import io.attain.crash.ExpectedFacts.Counts;
import io.attain.crash.Workload.Kind;
import io.attain.credit.CloseSchedule;
import io.attain.credit.DecidedCredits;
import io.attain.credit.Ledger;
import io.attain.credit.LedgerEntry;
import io.attain.credit.PeriodCloses;
import io.attain.credit.PeriodCloses.CreditLine;
import io.attain.credit.Statement;
import io.attain.credit.StoredVerdict;
import io.attain.dispute.Dispute;
import io.attain.dispute.DisputeAct;
import io.attain.dispute.DisputeRecord;
import io.attain.dispute.ExclusionAct;
import io.attain.dispute.ExclusionClaim;
import io.attain.dispute.ExclusionRecord;
import io.attain.evaluation.Verdict;
import io.attain.evaluation.VerdictDocument;
import io.attain.measurement.GrantedExclusion;
import io.attain.measurement.GrantedExclusions;
import io.attain.measurement.KeptMeasurement;
import io.attain.measurement.MeasurementStore;
import io.attain.measurement.MeasurementStore.Wanted;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Holds what is in the database against what must be there, and lists what is not as it should be. */
final class Audit {

    private final Workload workload;
    private final Kills kills;
    private final ExpectedFacts expected;
    private final JdbcClient jdbc;
    private final MeasurementStore measurements;
    private final PeriodCloses closes;
    private final Ledger ledger;
    private final DecidedCredits decidedCredits;
    private final GrantedExclusions granted;
    private final DisputeRecord disputes;
    private final ExclusionRecord claims;
    private final CloseSchedule schedule;
    private final ProcessEngine engine;
    private final List<String> violations = new ArrayList<>();
    private int keptInDoubt;
    private int verdicts;
    private int superseded;
    private final Set<Long> open = new TreeSet<>();
    private final Set<Long> settled = new TreeSet<>();
    private final Set<Long> concluded = new TreeSet<>();
    private final Set<Long> applied = new TreeSet<>();

    /** Prepares the audit of what killed workers left behind, through an application whose job executor rests. */
    Audit(Workload workload, Kills kills, ApplicationContext application) {
        this.workload = workload;
        this.kills = kills;
        this.expected = new ExpectedFacts(workload, kills.acknowledged());
        this.jdbc = application.getBean(JdbcClient.class);
        this.measurements = application.getBean(MeasurementStore.class);
        this.closes = application.getBean(PeriodCloses.class);
        this.ledger = application.getBean(Ledger.class);
        this.decidedCredits = application.getBean(DecidedCredits.class);
        this.granted = application.getBean(GrantedExclusions.class);
        this.disputes = application.getBean(DisputeRecord.class);
        this.claims = application.getBean(ExclusionRecord.class);
        this.schedule = application.getBean(CloseSchedule.class);
        this.engine = application.getBean(ProcessEngine.class);
    }

    /** Audits everything. */
    List<String> violations() {
        auditUploads();
        int generations = kills.acknowledged() / Workload.GENERATION;
        for (int generation = 0; generation < generations; generation++) {
            for (String reference : Workload.references(generation)) {
                auditMeasurements(reference);
                auditCloses(reference);
                auditVerdicts(reference);
                auditCredits(reference);
                auditStatements(reference);
                auditDisputes(reference);
                auditClaims(reference);
                auditBooks(reference);
            }
        }
        auditProcesses(generations * Workload.AGREEMENTS);
        return violations;
    }

    /** Returns in words what was audited. */
    String summary() {
        List<Integer> doubt = kills.inDoubt();
        return "%d uploads acknowledged, %d in doubt, of which %d had been kept and %d not; %d current verdicts, %d superseded ones, %d settled statements, %d disputes, %d exclusions; %d violations"
                .formatted(
                        kills.acknowledged(),
                        doubt.size(),
                        keptInDoubt,
                        doubt.size() - keptInDoubt,
                        verdicts,
                        superseded,
                        settled.size(),
                        concluded.size(),
                        applied.size(),
                        violations.size());
    }

    private void hold(@Nullable Object actual, @Nullable Object due, String place) {
        if (!Objects.equals(actual, due)) {
            violations.add(place + ": " + actual + " instead of " + due);
        }
    }

    private record Kept(String name, String series, Counts counts) {}

    /** Each acknowledged upload is there, and no upload has added or corrected anything twice. */
    private void auditUploads() {
        Map<String, List<Kept>> kept = jdbc
                .sql(
                        "select u.name, s.id, u.added, u.unchanged, u.corrected from measurement_upload u join series s on s.number = u.series order by u.number")
                .query((row, index) -> new Kept(
                        row.getString(1), row.getString(2), new Counts(row.getLong(3), row.getLong(4), row.getLong(5))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Kept::name));
        for (int number = 0; number < kills.acknowledged(); number++) {
            Workload.Upload upload = workload.upload(number);
            List<Kept> found = Objects.requireNonNullElse(kept.remove(upload.name()), List.of());
            if (found.isEmpty()) {
                violations.add("upload " + number + " was acknowledged and is not there");
                continue;
            }
            if (found.size() > kills.sent(number)) {
                violations.add("upload " + number + " is there " + found.size() + " times, and was sent "
                        + kills.sent(number) + " times");
            }
            keptInDoubt += found.size() > 1 ? 1 : 0;
            Counts counts = expected.counts(number);
            for (Kept it : found) {
                hold(it.series(), upload.series(), "series of upload %d".formatted(number));
                hold(it.counts(), counts, "rows of upload %d".formatted(number));
                counts = expected.counts(number).again();
            }
        }
        hold(kept.keySet(), Set.of(), "uploads that nobody sent");
    }

    private void auditMeasurements(String reference) {
        for (Kind kind : Kind.values()) {
            String series = kind.of(reference);
            List<KeptMeasurement> all = measurements.list(series, new Wanted(null, null, false, 0, Integer.MAX_VALUE));
            holdRows(rows(kind, all, true), expected.current(series), "measurements of " + series);
            holdRows(rows(kind, all, false), expected.superseded(series), "superseded measurements of " + series);
        }
    }

    private void holdRows(List<String> actual, List<String> due, String place) {
        List<String> lacking = new ArrayList<>(due);
        List<String> tooMany = new ArrayList<>();
        for (String row : actual) {
            if (!lacking.remove(row)) {
                tooMany.add(row);
            }
        }
        hold(lacking, List.of(), place + " that are not there");
        hold(tooMany, List.of(), place + " that should not be there");
    }

    private static List<String> rows(Kind kind, List<KeptMeasurement> all, boolean current) {
        return all.stream()
                .filter(it -> (it.supersededBy() == null) == current)
                .map(it -> row(kind, it))
                .sorted()
                .toList();
    }

    private static String row(Kind kind, KeptMeasurement it) {
        return switch (kind) {
            case CASES ->
                it.key() + "," + it.times().get("due") + "," + it.times().getOrDefault("done", "") + ","
                        + it.attributes().get("site");
            case STATES -> it.times().get("at") + "," + it.attributes().get("service") + "," + it.state();
            case SAMPLES -> it.times().get("at") + "," + it.value();
        };
    }

    /** Each period was closed once when it was over, and once for each further cause. */
    private void auditCloses(String reference) {
        Map<Instant, List<Integer>> causes = new TreeMap<>();
        closes.of(reference).forEach(it -> causes.computeIfAbsent(it.start(), start -> new ArrayList<>())
                .add(it.cause()));
        hold(causes.size(), Workload.PERIODS, "closed periods of %s".formatted(reference));
        causes.forEach((start, found) -> {
            List<Integer> inTurn = new ArrayList<>();
            for (int cause = 0; cause < found.size(); cause++) {
                inTurn.add(cause);
            }
            hold(found, inTurn, "causes of the closes of %s from %s".formatted(reference, start));
        });
    }

    /** What there is one current verdict for. */
    private static String key(String objective, List<String> scope, Instant start) {
        return objective + " " + scope + " " + start;
    }

    private static String key(StoredVerdict verdict) {
        return key(verdict.objective(), verdict.scope(), verdict.start());
    }

    /** What is current is what a back-test finds over the facts that must be known, with all that was decided. */
    private void auditVerdicts(String reference) {
        List<Verdict> due = ExpectedVerdicts.of(
                reference,
                expected,
                granted.of(List.of(reference)).getOrDefault(reference, List.of()),
                decidedCredits.of(List.of(reference)).getOrDefault(reference, List.of()));
        Map<String, StoredVerdict> current = new TreeMap<>();
        for (StoredVerdict it : closes.verdicts(reference, false)) {
            if (current.put(key(it), it) != null) {
                violations.add("two current verdicts of " + reference + " on " + key(it));
            }
        }
        verdicts += current.size();
        for (Verdict verdict : due) {
            String key = key(
                    verdict.objective(),
                    verdict.scope().values(),
                    verdict.period().startInstant());
            StoredVerdict stored = current.remove(key);
            VerdictDocument document = VerdictDocument.of(verdict);
            if (stored == null || !document.findsTheSameAs(stored.content())) {
                violations.add("verdict of " + reference + " on " + key + ": "
                        + (stored == null ? "none" : stored.content()) + " instead of " + document.content());
            }
        }
        hold(current.keySet(), Set.of(), "verdicts of %s that a back-test does not find".formatted(reference));
    }

    /** Credit lines add up to the current credits, and verdicts to chains without a fork. */
    private void auditCredits(String reference) {
        List<StoredVerdict> all = closes.verdicts(reference, true);
        Map<Long, StoredVerdict> byNumber =
                all.stream().collect(Collectors.toMap(StoredVerdict::number, Function.identity()));
        Set<Long> before = new TreeSet<>();
        Map<String, BigDecimal> credits = new TreeMap<>();
        Set<String> begun = new TreeSet<>();
        for (StoredVerdict it :
                all.stream().sorted(Comparator.comparing(StoredVerdict::number)).toList()) {
            Long supersedes = it.supersedes();
            if (supersedes == null) {
                hold(begun.add(key(it)), true, "only one first verdict of %s on %s".formatted(reference, key(it)));
            } else {
                superseded++;
                hold(before.add(supersedes), true, "verdict %d of %s superseded once".formatted(supersedes, reference));
                StoredVerdict old = byNumber.get(supersedes);
                hold(old == null ? "nothing" : key(old), key(it), "what verdict %d supersedes".formatted(it.number()));
            }
            credits.put(key(it), it.credit());
        }
        Map<String, BigDecimal> booked = new TreeMap<>();
        for (CreditLine line : closes.creditLines(reference)) {
            StoredVerdict verdict = byNumber.values().stream()
                    .filter(it -> it.close() == line.close()
                            && it.derivation().equals(line.derivation())
                            && it.objective().equals(line.objective())
                            && it.scope().equals(List.copyOf(line.scope().values())))
                    .findFirst()
                    .orElse(null);
            if (verdict == null) {
                violations.add("credit line " + line.number() + " of " + reference + " has no verdict");
            } else {
                booked.merge(key(verdict), line.difference(), BigDecimal::add);
            }
        }
        credits.forEach((key, credit) -> {
            BigDecimal sum = booked.getOrDefault(key, BigDecimal.ZERO);
            if (sum.compareTo(credit) != 0) {
                violations.add("credit lines of " + reference + " on " + key + ": " + sum + " instead of " + credit);
            }
        });
    }

    /** Each close has a statement, the last one says what the verdicts say, and what is settled is booked once. */
    private void auditStatements(String reference) {
        Map<Instant, BigDecimal> credits = new TreeMap<>();
        closes.verdicts(reference, false).forEach(it -> credits.merge(it.start(), it.credit(), BigDecimal::add));
        Map<Long, BigDecimal> booked = new TreeMap<>();
        BigDecimal balance = BigDecimal.ZERO;
        for (LedgerEntry it : ledger.entries(reference)) {
            if (it.kind() == LedgerEntry.Kind.SETTLED && it.close() != null) {
                booked.merge(it.close(), it.in(LedgerEntry.Book.DUE), BigDecimal::add);
            }
            balance = balance.add(it.in(LedgerEntry.Book.COST));
        }
        BigDecimal all = credits.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        hold(balance.negate().compareTo(all), 0, "%s, its ledger and the current credits".formatted(reference));
        List<Statement> statements = closes.statements(reference);
        hold(statements.size(), closes.of(reference).size(), "statements of %s".formatted(reference));
        Map<Instant, List<Statement>> byPeriod =
                statements.stream().collect(Collectors.groupingBy(Statement::start, TreeMap::new, Collectors.toList()));
        byPeriod.forEach((start, ofPeriod) -> {
            BigDecimal sum = BigDecimal.ZERO;
            for (int i = 0; i < ofPeriod.size(); i++) {
                Statement it = ofPeriod.get(i);
                String place = "statement " + it.close() + " of " + reference + ", " + it.period();
                boolean last = i == ofPeriod.size() - 1;
                hold(it.settled().compareTo(sum), 0, "%s, what was settled before".formatted(place));
                if (it.status() == Statement.Status.OPEN) {
                    open.add(it.close());
                }
                boolean openIsLast = it.status() != Statement.Status.OPEN || last;
                hold(openIsLast, true, "%s, open only where it is the last".formatted(place));
                hold(
                        it.status() == Statement.Status.NOTHING_OWED,
                        !it.owes(),
                        "%s, whether nothing is owed".formatted(place));
                BigDecimal amount = booked.remove(it.close());
                if (it.status() == Statement.Status.SETTLED) {
                    settled.add(it.close());
                    hold(amount, it.open(), "%s, what is booked".formatted(place));
                    sum = sum.add(it.open());
                } else {
                    hold(amount, null, "%s, booked though it is not settled".formatted(place));
                }
                if (last) {
                    hold(
                            it.total().compareTo(credits.getOrDefault(start, BigDecimal.ZERO)),
                            0,
                            "%s, its total and the current credits".formatted(place));
                }
            }
        });
        hold(booked.keySet(), Set.of(), "bookings of %s without a statement".formatted(reference));
    }

    /** Each dispute was decided and concluded once, and set each credit once. */
    private void auditDisputes(String reference) {
        for (Dispute it : disputes.of(reference)) {
            List<DisputeAct.Kind> acts =
                    disputes.acts(it.number()).stream().map(DisputeAct::kind).toList();
            hold(
                    acts,
                    List.of(DisputeAct.Kind.CLAIMED, DisputeAct.Kind.ACCEPTED, DisputeAct.Kind.CONCLUDED),
                    "what was done in %s of %s".formatted(it.name(), reference));
            concluded.add(it.number());
            hold(
                    jdbc.sql(
                                    "select count(*) - count(distinct objective || ' ' || scope) from decided_credit where decision = :decision")
                            .param("decision", it.name())
                            .query(Integer.class)
                            .single(),
                    0,
                    "credits that %s of %s set twice".formatted(it.name(), reference));
            BigDecimal sum = jdbc.sql("select coalesce(sum(amount), 0) from decided_credit where decision = :decision")
                    .param("decision", it.name())
                    .query(BigDecimal.class)
                    .single();
            boolean same = it.current().compareTo(Objects.requireNonNull(it.claimed())) == 0;
            if (!same && sum.compareTo(it.claimed()) != 0) {
                violations.add(it.name() + " of " + reference + ": set " + sum + " instead of " + it.claimed());
            }
        }
    }

    /** Each claim was made once, granted once and applied once. */
    private void auditClaims(String reference) {
        Set<LocalDateTime> begun = new HashSet<>();
        for (ExclusionClaim it : claims.of(reference)) {
            hold(begun.add(it.window().from()), true, "only one claim of %s from %s".formatted(reference, it.window()));
            List<ExclusionAct.Kind> acts =
                    claims.acts(it.number()).stream().map(ExclusionAct::kind).toList();
            hold(
                    acts,
                    List.of(ExclusionAct.Kind.CLAIMED, ExclusionAct.Kind.GRANTED, ExclusionAct.Kind.APPLIED),
                    "what was done about %s of %s".formatted(it.name(), reference));
            applied.add(it.number());
            hold(
                    granted.of(List.of(reference)).getOrDefault(reference, List.of()).stream()
                            .filter(grant -> grant.decision().equals(it.name()))
                            .map(GrantedExclusion::window)
                            .toList(),
                    List.of(it.window()),
                    "what %s of %s grants".formatted(it.name(), reference));
        }
    }

    /** All books of two parties are zero together, and nothing is booked twice for the same reason. */
    private void auditBooks(String reference) {
        for (Ledger.Balance it : ledger.balances(reference, Instant.now())) {
            BigDecimal sum = it.accrued().add(it.due()).add(it.paid()).subtract(it.credited());
            hold(sum.signum(), 0, "books of %s".formatted(reference));
        }
    }

    /** Closes and their process instances belong together one to one, and nothing is stuck. */
    private void auditProcesses(int agreements) {
        Set<String> instances = engine
                .getHistoryService()
                .createHistoricProcessInstanceQuery()
                .processDefinitionKey("PeriodClose")
                .list()
                .stream()
                .map(it -> it.getId())
                .collect(Collectors.toCollection(TreeSet::new));
        Map<String, Long> bound = new TreeMap<>();
        jdbc.sql("select process_instance, close_number from period_close_instance")
                .query(row -> {
                    bound.put(row.getString(1), row.getLong(2));
                });
        hold(instances, bound.keySet(), "process instances of closes");
        Set<Long> numbers = new TreeSet<>(
                jdbc.sql("select number from period_close").query(Long.class).list());
        hold(new TreeSet<>(bound.values()), numbers, "closes with a process instance");
        Set<Long> running =
                engine
                        .getRuntimeService()
                        .createProcessInstanceQuery()
                        .processDefinitionKey("PeriodClose")
                        .list()
                        .stream()
                        .map(it -> bound.getOrDefault(it.getId(), -1L))
                        .collect(Collectors.toCollection(TreeSet::new));
        hold(running, open, "closes that still run");
        Set<Long> accepted =
                kills.accepted().stream().map(it -> bound.getOrDefault(it, -1L)).collect(Collectors.toSet());
        accepted.removeAll(settled);
        hold(accepted, Set.of(), "statements whose acceptance was acknowledged and is not there");
        Set<Long> decided = new TreeSet<>(kills.decided());
        decided.removeAll(concluded);
        hold(decided, Set.of(), "disputes whose decision was acknowledged and is not there");
        Set<Long> grants = new TreeSet<>(kills.granted());
        grants.removeAll(applied);
        hold(grants, Set.of(), "exclusions whose grant was acknowledged and is not there");
        auditInstances("DisputeResolution", "dispute_instance", concluded.size());
        auditInstances("ExclusionClaim", "exclusion_instance", applied.size());
        hold(engine.getRuntimeService().createIncidentQuery().count(), 0L, "incidents");
        hold(schedule.due(), List.of(), "agreements that are still due");
        hold(count("select count(*) from close_schedule where postponed_until is not null"), 0, "postponed closes");
        hold(count("select count(*) from agreement_version"), agreements, "agreements");
        hold(
                engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processDefinitionKey("CloseRun")
                        .count(),
                0L,
                "runs that have not ended");
    }

    /** Each dispute and claim has had one process instance, which has ended. */
    private void auditInstances(String process, String table, int number) {
        Set<String> instances = engine
                .getHistoryService()
                .createHistoricProcessInstanceQuery()
                .processDefinitionKey(process)
                .finished()
                .list()
                .stream()
                .map(it -> it.getId())
                .collect(Collectors.toCollection(TreeSet::new));
        hold(instances.size(), number, "ended instances of %s".formatted(process));
        hold(
                new TreeSet<>(jdbc.sql("select process_instance from " + table)
                        .query(String.class)
                        .list()),
                instances,
                "instances of %s".formatted(process));
    }

    private int count(String query) {
        return jdbc.sql(query).query(Integer.class).single();
    }
}
