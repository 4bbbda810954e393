package io.attain.portal;

import io.attain.access.Login;
import io.attain.agreement.AgreementRegister;
import io.attain.agreement.AgreementVersion;
import io.attain.credit.Close;
import io.attain.credit.Ledger;
import io.attain.credit.LedgerEntry;
import io.attain.credit.PeriodCloses;
import io.attain.credit.Statement;
import io.attain.credit.StatementAnswer;
import io.attain.credit.StatementAnswers;
import io.attain.dispute.Dispute;
import io.attain.dispute.DisputeAct;
import io.attain.dispute.DisputeRecord;
import io.attain.dispute.ExclusionAct;
import io.attain.dispute.ExclusionClaim;
import io.attain.dispute.ExclusionRecord;
import io.attain.escalation.Escalation;
import io.attain.escalation.EscalationAct;
import io.attain.escalation.EscalationRecord;
import io.attain.negotiation.NegotiationAct;
import io.attain.negotiation.NegotiationRecord;
import io.attain.negotiation.Sides;
import io.attain.negotiation.Signature;
import io.attain.negotiation.Signatures;
import io.attain.portal.ProcessMatters.Kind;
import io.attain.portal.ProcessMatters.Matter;
import io.attain.report.Delivery;
import io.attain.report.OwedReport;
import io.attain.report.ReportAccess;
import io.attain.report.ReportAct;
import io.attain.report.ReportRecord;
import io.attain.review.Review;
import io.attain.review.ReviewAccess;
import io.attain.review.ReviewAct;
import io.attain.review.ReviewRecord;
import io.attain.review.Trigger;
import io.attain.terms.Agreement.Role;
import io.attain.terms.Exclusion;
import io.attain.warning.OutlookFacts;
import io.attain.warning.RaisedWarning;
import io.attain.warning.WarningAct;
import io.attain.warning.WarningRecord;
import io.attain.workflow.WalkedPaths;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Everything that is known of an agreement's life, in order: our own record and the engine's history, joined. */
@Component
public class AgreementHistory {

    private static final int MOST_PAGES = 100;
    private static final Pattern CODE = Pattern.compile("[A-Z]+(_[A-Z]+)*");

    private final AgreementRegister register;
    private final NegotiationRecord negotiations;
    private final Signatures signatures;
    private final PeriodCloses closes;
    private final StatementAnswers answers;
    private final Ledger ledger;
    private final EscalationRecord escalations;
    private final DisputeRecord disputes;
    private final ExclusionRecord exclusions;
    private final ReportRecord reports;
    private final ReportAccess reportAccess;
    private final ReviewRecord reviews;
    private final ReviewAccess reviewAccess;
    private final WarningRecord warnings;
    private final WalkedPaths paths;

    AgreementHistory(
            AgreementRegister register,
            NegotiationRecord negotiations,
            Signatures signatures,
            PeriodCloses closes,
            StatementAnswers answers,
            Ledger ledger,
            EscalationRecord escalations,
            DisputeRecord disputes,
            ExclusionRecord exclusions,
            ReportRecord reports,
            ReportAccess reportAccess,
            ReviewRecord reviews,
            ReviewAccess reviewAccess,
            WarningRecord warnings,
            WalkedPaths paths) {
        this.register = register;
        this.negotiations = negotiations;
        this.signatures = signatures;
        this.closes = closes;
        this.answers = answers;
        this.ledger = ledger;
        this.escalations = escalations;
        this.disputes = disputes;
        this.exclusions = exclusions;
        this.reports = reports;
        this.reportAccess = reportAccess;
        this.reviews = reviews;
        this.reviewAccess = reviewAccess;
        this.warnings = warnings;
        this.paths = paths;
    }

    /**
     * Something that happened.
     *
     * @param at when
     * @param source what knows it: {@code register}, {@code negotiation}, {@code signature}, {@code credit}
     *     for statements, {@code answer} for the sides' answers to them, {@code ledger}, {@code escalation}, {@code dispute},
     *     {@code exclusion}, {@code review}, {@code notice}, {@code report}, {@code warning} or {@code process}
     * @param what what happened: a milestone, an act, an answer, a statement's status, what is booked, or the element of a process
     * @param who the account that brought it about, {@code engine} where time did, empty where nobody is known
     * @param about whom or what it was about, empty for nothing else
     * @param words what was said, empty for nothing
     * @param version the version that it was about, {@literal null} for none
     * @param revision that version's revision, {@literal null} for none
     * @param hash the hash of the terms that it was about, {@literal null} for none
     * @param matters what it belongs to, such as {@code dispute 4}, see {@link ProcessMatters.Matter#name()}; often empty
     */
    public record Entry(
            Instant at,
            String source,
            String what,
            String who,
            String about,
            String words,
            @Nullable Integer version,
            @Nullable Integer revision,
            @Nullable String hash,
            List<String> matters) {

        /** Copies the list. */
        public Entry {
            matters = List.copyOf(matters);
        }

        Entry(
                Instant at,
                String source,
                String what,
                String who,
                String about,
                String words,
                @Nullable Integer version,
                @Nullable Integer revision,
                @Nullable String hash) {
            this(at, source, what, who, about, words, version, revision, hash, List.of());
        }

        /** Returns the same that belongs to something. */
        private Entry of(List<String> some) {
            return new Entry(at, source, what, who, about, words, version, revision, hash, some);
        }

        private Entry of(Kind kind, long number) {
            return of(List.of(Matter.name(kind, number)));
        }
    }

    /**
     * Lists what happened, as far as the logged-in account may read it: notes of one side are for that side.
     *
     * @param latest the agreement's latest version, never {@literal null}
     * @return in order of time, never {@literal null}
     */
    public List<Entry> of(AgreementVersion latest) {
        List<Entry> entries = new ArrayList<>(record(latest));
        addProcesses(latest.reference(), entries);
        entries.sort(Comparator.comparing(Entry::at));
        return entries;
    }

    /**
     * Lists what our own record says of it, without the engine's history, as far as the logged-in account may read it.
     *
     * @param latest the agreement's latest version, never {@literal null}
     * @return in order of time, never {@literal null}
     */
    public List<Entry> record(AgreementVersion latest) {
        String reference = latest.reference();
        List<Entry> entries = new ArrayList<>();
        List<AgreementVersion> revisions = register.versions(reference).stream()
                .flatMap(it -> register.revisions(reference, it.version()).stream())
                .toList();
        for (AgreementVersion it : revisions) {
            entries.add(new Entry(
                    it.recordedAt(),
                    "register",
                    "RECORDED",
                    it.recordedBy(),
                    "",
                    "",
                    it.version(),
                    it.revision(),
                    it.hash()));
            signatures.of(it).forEach(signature -> entries.add(entry(signature)));
        }
        register.milestones(reference)
                .forEach(it -> entries.add(new Entry(
                        it.recordedAt(),
                        "register",
                        it.milestone().name(),
                        it.actor(),
                        "",
                        it.reason(),
                        it.version(),
                        it.revision(),
                        hash(revisions, it.version(), it.revision()))));
        negotiations.of(reference, readable(latest)).forEach(it -> entries.add(entry(it, revisions)));
        Map<Long, List<String>> closed =
                closes.of(reference).stream().collect(Collectors.toMap(Close::number, AgreementHistory::matters));
        addStatements(reference, closed, entries);
        escalations.of(reference).forEach(it -> addEscalation(it, entries));
        disputes.of(reference).forEach(it -> addDispute(it, entries));
        exclusions.of(reference).forEach(it -> addExclusion(it, entries));
        addReports(reference, entries);
        addWarnings(reference, entries);
        ledger.entries(reference)
                .forEach(it -> entries.add(
                        it.close() == null ? entry(it) : entry(it).of(closed.getOrDefault(it.close(), List.of()))));
        if (reviewAccess.reads(latest)) {
            addReviews(reference, entries);
        }
        entries.sort(Comparator.comparing(Entry::at));
        return entries;
    }

    private static List<Role> readable(AgreementVersion latest) {
        Login login = Login.current();
        return login.is(io.attain.access.Role.AUDITOR) ? Sides.ALL : Sides.of(latest, login.name());
    }

    private static Entry entry(Signature it) {
        return new Entry(
                it.recordedAt(),
                "signature",
                it.answer().name(),
                it.account(),
                it.account().equals(it.signatory()) ? it.party() : "for " + it.signatory() + ", " + it.party(),
                it.reason(),
                it.version(),
                it.revision(),
                it.hash());
    }

    private static Entry entry(NegotiationAct it, List<AgreementVersion> revisions) {
        return new Entry(
                it.recordedAt(),
                "negotiation",
                it.act().name(),
                it.actor(),
                it.about(),
                it.words(),
                it.version(),
                it.revision(),
                hash(revisions, it.version(), it.revision()));
    }

    /** What a close belongs to: itself, and what was decided so that it was made. */
    private static List<String> matters(Close close) {
        String itself = Matter.name(Kind.CLOSE, close.number());
        String decision = close.decision();
        return decision == null ? List.of(itself) : List.of(itself, decision.replace("exclusion claim", "exclusion"));
    }

    private void addStatements(String reference, Map<Long, List<String>> closed, List<Entry> entries) {
        Map<Long, Statement> statements =
                closes.statements(reference).stream().collect(Collectors.toMap(Statement::close, Function.identity()));
        for (PeriodCloses.StatementEvent it : closes.statementEvents(reference)) {
            Statement statement = Objects.requireNonNull(statements.get(it.statement()));
            boolean made = it.actor().isEmpty();
            String words = made ? money(statement.total(), statement.currency()) : it.reason();
            entries.add(new Entry(
                            it.recordedAt(),
                            "credit",
                            it.status().name(),
                            it.actor(),
                            statement.period(),
                            made && !statement.reason().isEmpty() ? words + "; " + statement.reason() : words,
                            null,
                            null,
                            null)
                    .of(closed.getOrDefault(it.statement(), List.of())));
        }
        for (StatementAnswer it : answers.of(reference)) {
            Statement statement = Objects.requireNonNull(statements.get(it.close()));
            entries.add(new Entry(
                            it.recordedAt(),
                            "answer",
                            it.answer().name(),
                            it.account(),
                            statement.period() + ", for the " + it.side().name().toLowerCase(Locale.ROOT),
                            said(it.claimed(), statement.currency(), it.reason()),
                            null,
                            null,
                            null)
                    .of(closed.getOrDefault(it.close(), List.of())));
        }
    }

    private static String money(BigDecimal amount, String currency) {
        return amount.toPlainString() + " " + currency;
    }

    private static String said(@Nullable BigDecimal amount, String currency, String words) {
        return Stream.of(amount == null ? "" : money(amount, currency), words)
                .filter(it -> !it.isEmpty())
                .collect(Collectors.joining("; "));
    }

    private void addDispute(Dispute dispute, List<Entry> entries) {
        for (DisputeAct act : disputes.acts(dispute.number())) {
            entries.add(new Entry(
                            act.recordedAt(),
                            "dispute",
                            act.kind().name(),
                            act.account(),
                            dispute.name() + ", " + dispute.period(),
                            said(act.amount(), dispute.currency(), act.words()),
                            null,
                            null,
                            null)
                    .of(Kind.DISPUTE, dispute.number()));
        }
    }

    private void addExclusion(ExclusionClaim claim, List<Entry> entries) {
        for (ExclusionAct act : exclusions.acts(claim.number())) {
            Exclusion.Window window = act.window();
            entries.add(new Entry(
                            act.recordedAt(),
                            "exclusion",
                            act.kind().name(),
                            act.account(),
                            claim.name() + ", " + claim.exclusion()
                                    + (window == null ? "" : " from " + window.from() + " until " + window.until()),
                            act.words(),
                            null,
                            null,
                            null)
                    .of(Kind.EXCLUSION, claim.number()));
        }
    }

    private void addReports(String reference, List<Entry> entries) {
        Map<Long, List<ReportAct>> acts = reports.actsOf(reference);
        for (OwedReport owed : reports.of(reference)) {
            if (reportAccess.reads(owed)) {
                for (ReportAct act : acts.getOrDefault(owed.number(), List.of())) {
                    Delivery delivery = act.delivery();
                    entries.add(new Entry(
                                    act.recordedAt(),
                                    "report",
                                    act.kind().name(),
                                    act.account(),
                                    owed.report() + ", due " + owed.due(),
                                    delivery == null ? act.words() : delivery.title() + " (" + delivery.topic() + ")",
                                    null,
                                    null,
                                    null)
                            .of(Kind.REPORT, owed.number()));
                }
            }
        }
    }

    private void addWarnings(String reference, List<Entry> entries) {
        List<RaisedWarning> raised = warnings.of(reference);
        Map<Long, List<WarningAct>> acts =
                warnings.acts(raised.stream().map(RaisedWarning::number).toList());
        for (RaisedWarning it : raised) {
            OutlookFacts outlook = it.outlook();
            String scope = String.join(", ", outlook.scope().values());
            String about = outlook.objective() + (scope.isEmpty() ? "" : " (" + scope + ")") + ", " + outlook.period()
                    + ", " + it.threshold().text();
            entries.add(new Entry(
                            it.recordedAt(),
                            "warning",
                            "RAISED",
                            "engine",
                            about,
                            outlook.used() + " % of the budget used, forecast "
                                    + Objects.requireNonNullElse(outlook.forecast(), "none"),
                            outlook.version(),
                            null,
                            null)
                    .of(Kind.WARNING, it.number()));
            for (WarningAct act : acts.getOrDefault(it.number(), List.of())) {
                entries.add(new Entry(
                                act.recordedAt(),
                                "warning",
                                act.kind().name(),
                                act.account(),
                                about,
                                act.words(),
                                outlook.version(),
                                null,
                                null)
                        .of(Kind.WARNING, it.number()));
            }
        }
    }

    private void addReviews(String reference, List<Entry> entries) {
        Map<Long, Review> all = reviews.of(reference).stream().collect(Collectors.toMap(Review::number, it -> it));
        for (Trigger trigger : reviews.triggers(reference)) {
            Review review = Objects.requireNonNull(all.get(trigger.review()));
            entries.add(entry(
                    trigger.recordedAt(), trigger.occasion().name(), trigger.account(), "", trigger.words(), review));
        }
        for (ReviewAct act : reviews.acts(reference)) {
            Review review = Objects.requireNonNull(all.get(act.review()));
            entries.add(entry(act.recordedAt(), act.kind().name(), act.account(), act.about(), act.words(), review));
        }
        for (AgreementVersion version : register.versionsInForce(reference)) {
            reviews.notice(reference, version.version())
                    .ifPresent(it -> entries.add(new Entry(
                            it.recordedAt(),
                            "notice",
                            "GIVEN",
                            it.account(),
                            it.side().name(),
                            it.words(),
                            it.version(),
                            null,
                            null)));
        }
    }

    private static Entry entry(Instant at, String what, String who, String about, String words, Review review) {
        String name = "review " + review.ordinal() + (about.isEmpty() ? "" : ", " + about);
        return new Entry(at, "review", what, who, name, words, review.version(), null, null)
                .of(Kind.REVIEW, review.number());
    }

    private static String lower(LedgerEntry.Book book) {
        return book.name().toLowerCase(Locale.ROOT);
    }

    private static Entry entry(LedgerEntry it) {
        return new Entry(
                it.recordedAt(),
                "ledger",
                it.kind().name(),
                it.actor(),
                Stream.of(it.period(), it.objective()).filter(Objects::nonNull).collect(Collectors.joining(", ")),
                money(it.amount(), it.currency()) + " from " + lower(it.from()) + " to " + lower(it.to())
                        + (it.note().isEmpty() ? "" : "; " + it.note()),
                null,
                null,
                null);
    }

    private void addEscalation(Escalation escalation, List<Entry> entries) {
        for (EscalationAct act : escalations.acts(escalation.number())) {
            entries.add(new Entry(
                            act.recordedAt(),
                            "escalation",
                            act.act().name(),
                            act.actor(),
                            escalation.breach().objective() + ", "
                                    + escalation.breach().period() + ", level " + act.level()
                                    + (act.about().isEmpty() ? "" : ": " + said(act.about())),
                            act.words(),
                            null,
                            null,
                            null)
                    .of(Kind.ESCALATION, escalation.number()));
        }
    }

    /** A code, such as that of a severity, is said as a word. */
    private static String said(String about) {
        return CODE.matcher(about).matches() ? about.toLowerCase(Locale.ROOT).replace('_', ' ') : about;
    }

    private static @Nullable String hash(List<AgreementVersion> revisions, int version, int revision) {
        return revisions.stream()
                .filter(it -> it.version() == version && it.revision() == revision)
                .map(AgreementVersion::hash)
                .findFirst()
                .orElse(null);
    }

    /**
     * Tells whether the logged-in account sees every step of a negotiation, and not only those that both sides share.
     * What a side itself did before its offers is in its own record.
     */
    public static boolean seesEveryStep() {
        Login login = Login.current();
        return login.is(io.attain.access.Role.AUDITOR) || login.is(io.attain.access.Role.MANAGER);
    }

    private void addProcesses(String reference, List<Entry> entries) {
        for (int page = 0; page < MOST_PAGES; page++) {
            List<WalkedPaths.Path> found = paths.of(Login.current().name(), reference, page, seesEveryStep());
            for (WalkedPaths.Path path : found.stream().limit(WalkedPaths.PAGE).toList()) {
                for (WalkedPaths.Step step : path.steps()) {
                    entries.add(new Entry(
                            step.started(),
                            "process",
                            step.element(),
                            Objects.requireNonNullElse(step.assignee(), ""),
                            path.name() + ": " + step.name(),
                            step.canceled() ? "overtaken" : step.ended() == null ? "going on" : "until " + step.ended(),
                            null,
                            null,
                            null));
                }
            }
            if (found.size() <= WalkedPaths.PAGE) {
                return;
            }
        }
    }
}
