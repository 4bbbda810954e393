package io.attain.audit.dossier;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attain.access.Login;
import io.attain.access.Role;
import io.attain.agreement.AgreementRegister;
import io.attain.agreement.AgreementVersion;
import io.attain.audit.Chain;
import io.attain.audit.CoveredRow;
import io.attain.audit.CoveredTables;
import io.attain.audit.Entry;
import io.attain.audit.RecordStore;
import io.attain.audit.RecordStore.Query;
import io.attain.audit.dossier.Dossier.Part;
import io.attain.audit.history.FoundInstance;
import io.attain.audit.history.InstanceSearch;
import io.attain.audit.history.InstanceSearch.Place;
import io.attain.audit.history.InstanceSearch.Wanted;
import io.attain.audit.history.InstanceStory;
import io.attain.audit.history.ProcessArchive;
import io.attain.credit.Ledger;
import io.attain.credit.LedgerEntry;
import io.attain.credit.PeriodCloses;
import io.attain.credit.Statement;
import io.attain.credit.StatementAnswer;
import io.attain.credit.StatementAnswers;
import io.attain.credit.StoredVerdict;
import io.attain.dispute.Dispute;
import io.attain.dispute.DisputeAct;
import io.attain.dispute.DisputeRecord;
import io.attain.dispute.ExclusionRecord;
import io.attain.escalation.EscalationRecord;
import io.attain.evidence.EvidenceKeeping;
import io.attain.measurement.KeptMeasurement;
import io.attain.measurement.MeasurementStore;
import io.attain.negotiation.NegotiationRecord;
import io.attain.negotiation.Sides;
import io.attain.negotiation.Signatures;
import io.attain.portal.ProcessMatters;
import io.attain.report.ReportRecord;
import io.attain.review.ReviewRecord;
import io.attain.terms.Objective;
import io.attain.warning.RaisedWarning;
import io.attain.warning.WarningRecord;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts dossiers together, for those who may read everything of an agreement. */
@Component
public class Dossiers {

    private static final int AT_ONCE = 1000;

    /** The first so many measurements of a series; there are all of them at /api/series. */
    private static final int MOST_MEASUREMENTS = 10_000;

    private final AgreementRegister register;
    private final Signatures signatures;
    private final NegotiationRecord negotiations;
    private final PeriodCloses closes;
    private final StatementAnswers answers;
    private final Ledger ledger;
    private final EscalationRecord escalations;
    private final DisputeRecord disputes;
    private final ExclusionRecord exclusions;
    private final ReviewRecord reviews;
    private final ReportRecord reports;
    private final WarningRecord warnings;
    private final EvidenceKeeping evidence;
    private final MeasurementStore measurements;
    private final ProcessMatters matters;
    private final InstanceSearch search;
    private final ProcessArchive archive;
    private final RecordStore record;
    private final ObjectMapper json;
    private final Clock clock;

    Dossiers(
            AgreementRegister register,
            Signatures signatures,
            NegotiationRecord negotiations,
            PeriodCloses closes,
            StatementAnswers answers,
            Ledger ledger,
            EscalationRecord escalations,
            DisputeRecord disputes,
            ExclusionRecord exclusions,
            ReviewRecord reviews,
            ReportRecord reports,
            WarningRecord warnings,
            EvidenceKeeping evidence,
            MeasurementStore measurements,
            ProcessMatters matters,
            InstanceSearch search,
            ProcessArchive archive,
            RecordStore record,
            ObjectMapper json,
            Clock clock) {
        this.register = register;
        this.signatures = signatures;
        this.negotiations = negotiations;
        this.closes = closes;
        this.answers = answers;
        this.ledger = ledger;
        this.escalations = escalations;
        this.disputes = disputes;
        this.exclusions = exclusions;
        this.reviews = reviews;
        this.reports = reports;
        this.warnings = warnings;
        this.evidence = evidence;
        this.measurements = measurements;
        this.matters = matters;
        this.search = search;
        this.archive = archive;
        this.record = record;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Puts together what is recorded of an agreement. What one side said for itself alone is in it for auditors, and for
     * those of that side.
     *
     * @param reference the reference of an agreement that the account may read, never {@literal null}
     * @return never {@literal null}
     */
    @Transactional(readOnly = true)
    public Dossier ofAgreement(String reference) {
        AgreementVersion latest = register.latest(reference);
        Login login = Login.current();
        List<AgreementVersion> revisions = register.versions(reference).stream()
                .flatMap(it -> register.revisions(reference, it.version()).stream())
                .toList();
        List<StoredVerdict> verdicts = closes.verdicts(reference, true);
        List<Part> parts = new ArrayList<>();
        parts.add(Part.of("terms", terms(revisions)));
        parts.add(part(
                "signatures",
                revisions.stream().flatMap(it -> signatures.of(it).stream()).toList()));
        parts.add(part("milestones", register.milestones(reference)));
        parts.add(part(
                "negotiation",
                negotiations.of(reference, login.is(Role.AUDITOR) ? Sides.ALL : Sides.of(latest, login.name()))));
        parts.add(part("closes", closes.of(reference)));
        parts.add(part("verdicts", verdicts.stream().map(StoredVerdict::toJson).toList()));
        parts.add(Part.of("derivations", derivations(verdicts)));
        parts.add(part(
                "statements",
                closes.statements(reference).stream().map(this::statement).toList()));
        parts.add(part("statementEvents", closes.statementEvents(reference)));
        parts.add(part("answers", answers.of(reference)));
        parts.add(part("ledger", ledger.entries(reference)));
        parts.add(part("uploads", measurements.changes(series(revisions))));
        ArrayNode escalated = json.createArrayNode();
        escalations.of(reference).forEach(it -> escalated.add(with(it, "acts", escalations.acts(it.number()))));
        parts.add(Part.of("escalations", escalated));
        ArrayNode disputed = json.createArrayNode();
        disputes.of(reference)
                .forEach(it -> disputed.add(with(it, "acts", disputes.acts(it.number()))
                        .set("evidence", json.valueToTree(evidence.of(it.name())))));
        parts.add(Part.of("disputes", disputed));
        ArrayNode excluded = json.createArrayNode();
        exclusions
                .of(reference)
                .forEach(it -> excluded.add(with(it, "acts", exclusions.acts(it.number()))
                        .set("evidence", json.valueToTree(evidence.of(it.name())))));
        parts.add(Part.of("exclusions", excluded));
        parts.add(part("reviews", reviews.of(reference)));
        parts.add(part("reviewTriggers", reviews.triggers(reference)));
        parts.add(part("reviewActs", reviews.acts(reference)));
        var reported = reports.actsOf(reference);
        ArrayNode owed = json.createArrayNode();
        reports.of(reference).forEach(it -> owed.add(with(it, "acts", reported.getOrDefault(it.number(), List.of()))));
        parts.add(Part.of("reports", owed));
        List<RaisedWarning> raised = warnings.of(reference);
        var warned = warnings.acts(raised.stream().map(RaisedWarning::number).toList());
        ArrayNode warning = json.createArrayNode();
        raised.forEach(it -> warning.add(with(it, "acts", warned.getOrDefault(it.number(), List.of()))));
        parts.add(Part.of("warnings", warning));
        parts.add(Part.of("processes", processes(reference)));
        // Rows name the person who was asked; the record has who did it in that person's place.
        parts.add(part("record", login.is(Role.AUDITOR) ? recorded(reference, it -> true) : List.of()));
        return Dossier.of("agreement " + reference, latest.terms().title(), clock.instant(), login.name(), parts);
    }

    /** What any version reads, none of it known. */
    private static Map<String, Long> series(List<AgreementVersion> versions) {
        return versions.stream()
                .flatMap(it -> it.terms().objectives().stream())
                .map(Objective::series)
                .distinct()
                .collect(Collectors.toMap(it -> it, it -> 0L));
    }

    /**
     * Puts together what is recorded of a dispute, and of the period that it is about.
     *
     * @param dispute one that the account may read, never {@literal null}
     * @return never {@literal null}
     */
    @Transactional(readOnly = true)
    public Dossier ofDispute(Dispute dispute) {
        String reference = dispute.reference();
        Login login = Login.current();
        List<StoredVerdict> verdicts = closes.verdicts(reference, true).stream()
                .filter(it -> it.start().equals(dispute.start()) && it.end().equals(dispute.end()))
                .toList();
        List<Integer> judging =
                verdicts.stream().map(StoredVerdict::version).distinct().toList();
        List<Statement> statements = closes.statements(closes.get(dispute.close()));
        List<Long> numbers = statements.stream().map(Statement::close).toList();
        List<PeriodCloses.StatementEvent> events = closes.statementEvents(reference).stream()
                .filter(it -> numbers.contains(it.statement()))
                .toList();
        List<StatementAnswer> answered = answers.of(reference).stream()
                .filter(it -> numbers.contains(it.close()))
                .toList();
        List<LedgerEntry> booked = ledger.entries(reference).stream()
                .filter(it -> it.close() != null && numbers.contains(it.close()))
                .toList();
        List<DisputeAct> acts = disputes.acts(dispute.number());
        // Who submitted what is in the stories: forms of one side may say more than the record, which is for auditors.
        List<InstanceStory> stories = login.is(Role.AUDITOR) ? stories(dispute, numbers) : List.of();
        Set<String> rows = new HashSet<>();
        rows.add("dispute " + dispute.number());
        acts.forEach(it -> rows.add("dispute_act " + it.number()));
        numbers.forEach(it -> rows.add("period_close " + it));
        verdicts.forEach(it -> rows.add("verdict " + it.number()));
        events.forEach(it -> rows.add("statement_event " + it.number()));
        answered.forEach(it -> rows.add("statement_answer " + it.number()));
        booked.forEach(it -> rows.add("ledger_entry " + it.number()));
        stories.stream()
                .flatMap(it -> it.tasks().stream())
                .forEach(it -> rows.add(CoveredTables.FORMS.name() + " " + it.id()));
        List<Part> parts = new ArrayList<>();
        parts.add(part("dispute", List.of(dispute)));
        parts.add(part("acts", acts));
        parts.add(part("evidence", evidence.of(dispute.name())));
        parts.add(Part.of(
                "terms",
                terms(register.versions(reference).stream()
                        .filter(it -> judging.contains(it.version()))
                        .toList())));
        parts.add(part("verdicts", verdicts.stream().map(StoredVerdict::toJson).toList()));
        parts.add(Part.of("derivations", derivations(verdicts)));
        parts.add(part("statements", statements.stream().map(this::statement).toList()));
        parts.add(part("statementEvents", events));
        parts.add(part("answers", answered));
        parts.add(part("ledger", booked));
        parts.add(part("measurements", measurements(reference, dispute)));
        parts.add(part("processes", stories));
        parts.add(part("record", login.is(Role.AUDITOR) ? recorded(reference, it -> covers(it, rows)) : List.of()));
        return Dossier.of(
                dispute.name(), register.get(reference).terms().title(), clock.instant(), login.name(), parts);
    }

    /**
     * An act as the record has it.
     *
     * @param number its place in the agreement's chain
     * @param kind what it tells of
     * @param actor who did it
     * @param onBehalf the person in whose place, where that is another one
     * @param about what the kind leaves open
     * @param recordedAt when
     * @param hash its hash
     */
    private record Recorded(
            long number,
            String kind,
            String actor,
            @Nullable String onBehalf,
            String about,
            Instant recordedAt,
            String hash) {

        static Recorded of(Entry entry) {
            return new Recorded(
                    entry.number(),
                    entry.kind(),
                    entry.actor(),
                    entry.onBehalf(),
                    entry.about(),
                    entry.recordedAt(),
                    entry.digest().hash());
        }
    }

    /** How the closes of the period went, and the dispute. */
    private List<InstanceStory> stories(Dispute dispute, List<Long> closed) {
        String auditor = Login.current().name();
        return Stream.concat(
                        closed.stream()
                                .sorted()
                                .flatMap(it -> matters.instanceOf(ProcessMatters.Kind.CLOSE, it).stream()),
                        disputes.instanceOf(dispute.number()).stream())
                .distinct()
                .flatMap(it -> archive.story(auditor, it).stream())
                .toList();
    }

    /** What was measured in the period by what the disputed objectives read, corrections included. */
    private List<Measured> measurements(String reference, Dispute dispute) {
        Set<String> disputed = closes.verdicts(reference, true).stream()
                .filter(it -> dispute.verdicts().contains(it.number()))
                .map(StoredVerdict::objective)
                .collect(Collectors.toSet());
        return register.get(reference).terms().objectives().stream()
                .filter(it -> disputed.contains(it.id()))
                .map(Objective::series)
                .distinct()
                .flatMap(series -> measurements
                        .list(
                                series,
                                new MeasurementStore.Wanted(
                                        dispute.start(), dispute.end(), false, 0, MOST_MEASUREMENTS))
                        .stream()
                        .map(it -> new Measured(series, it)))
                .toList();
    }

    /**
     * A measurement, and what it is one of.
     *
     * @param series the series' id
     * @param measurement what it says
     */
    private record Measured(String series, @JsonUnwrapped KeptMeasurement measurement) {}

    private static boolean covers(Entry entry, Set<String> rows) {
        return CoveredRow.read(entry.rows()).stream().anyMatch(it -> rows.contains(it.table() + " " + it.key()));
    }

    /** In the chain's order. */
    private List<Recorded> recorded(String reference, Predicate<Entry> wanted) {
        Query all = new Query(Chain.agreement(reference), null, null, null, null);
        List<Recorded> found = new ArrayList<>();
        RecordStore.@Nullable Place after = null;
        List<Entry> page;
        do {
            page = record.find(all, after, AT_ONCE);
            for (Entry it : page) {
                if (wanted.test(it)) {
                    found.add(Recorded.of(it));
                }
                after = new RecordStore.Place(it.recordedAt(), it.chain(), it.number());
            }
        } while (page.size() == AT_ONCE);
        found.sort(Comparator.comparingLong(Recorded::number));
        return found;
    }

    private Part part(String name, List<?> content) {
        return Part.of(name, json.valueToTree(content));
    }

    private ObjectNode with(Object one, String field, List<?> more) {
        ObjectNode node = json.valueToTree(one);
        node.set(field, json.valueToTree(more));
        return node;
    }

    private ArrayNode terms(List<AgreementVersion> versions) {
        ArrayNode terms = json.createArrayNode();
        for (AgreementVersion it : versions) {
            terms.addObject()
                    .put("version", it.version())
                    .put("revision", it.revision())
                    .put("effective", String.valueOf(it.terms().effective()))
                    .put("hash", it.hash())
                    .put("recordedBy", it.recordedBy())
                    .put("recordedAt", it.recordedAt().toString())
                    .put("document", it.document());
        }
        return terms;
    }

    /** Verdicts have parts of their own, so a statement names them by their numbers. */
    private ObjectNode statement(Statement it) {
        ObjectNode node = json.valueToTree(it);
        ArrayNode numbers = node.putArray("verdicts");
        it.verdicts().forEach(verdict -> numbers.add(verdict.path("number").asLong()));
        return node;
    }

    /** Each derivation once, in order of their hashes. */
    private ArrayNode derivations(List<StoredVerdict> verdicts) {
        Map<String, JsonNode> byHash = new TreeMap<>();
        verdicts.forEach(it -> byHash.computeIfAbsent(it.derivation(), hash -> closes.derivation(it.number())));
        ArrayNode derivations = json.createArrayNode();
        byHash.forEach(
                (hash, content) -> derivations.addObject().put("hash", hash).set("content", content));
        return derivations;
    }

    private ArrayNode processes(String reference) {
        ArrayNode processes = json.createArrayNode();
        Place after = null;
        List<FoundInstance> page;
        do {
            page = search.find(new Wanted(reference, null, null, null, null, null, null, after, AT_ONCE));
            for (FoundInstance it : page) {
                ObjectNode node = json.valueToTree(it);
                processes.add(node.put("outcome", archive.name(it.definition(), it.end())));
                after = new Place(it.started(), it.id());
            }
        } while (page.size() == AT_ONCE);
        return processes;
    }
}
