package io.attain.audit;

import io.attain.agreement.Milestone;
import io.attain.credit.Grounds;
import io.attain.credit.LedgerEntry;
import io.attain.credit.Statement;
import io.attain.credit.StatementAnswer;
import io.attain.dispute.DisputeAct;
import io.attain.dispute.ExclusionAct;
import io.attain.escalation.Severity;
import io.attain.escalation.Status;
import io.attain.evaluation.Outcome;
import io.attain.negotiation.Answer;
import io.attain.report.OwedReport;
import io.attain.report.ReportAct;
import io.attain.review.Occasion;
import io.attain.review.ReviewAct;
import io.attain.warning.WarningAct;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the messages are that say the codes of the record and of dossiers in their reader's language. */
public final class RecordCodes {

    /**
     * Codes of one kind.
     *
     * @param messages what the keys of their messages begin with
     * @param type which codes there are
     */
    record Codes(String messages, Class<? extends Enum<?>> type) {}

    private static final Codes DISPUTE_ACTS = new Codes("dispute.act.", DisputeAct.Kind.class);

    private static final Codes STATEMENT = new Codes("statement.", Statement.Status.class);

    private static final Codes GROUNDS = new Codes("grounds.", Grounds.class);

    /** By the part of a dossier and the field, or by the table and the column, as pages say them. */
    static final Map<String, Codes> ALL = Map.ofEntries(
            Map.entry("signatures.answer", new Codes("answer.", Answer.class)),
            Map.entry("milestones.milestone", new Codes("milestone.", Milestone.class)),
            Map.entry("negotiation.act", new Codes("act.", io.attain.negotiation.Act.class)),
            Map.entry("verdicts.verdict", new Codes("outcome.", Outcome.class)),
            Map.entry("statements.status", STATEMENT),
            Map.entry("statementEvents.status", STATEMENT),
            Map.entry("answers.answer", new Codes("statement.answer.", StatementAnswer.Answer.class)),
            Map.entry("answers.grounds", GROUNDS),
            Map.entry("ledger.kind", new Codes("ledger.kind.", LedgerEntry.Kind.class)),
            Map.entry("ledger.from", new Codes("ledger.book.", LedgerEntry.Book.class)),
            Map.entry("ledger.to", new Codes("ledger.book.", LedgerEntry.Book.class)),
            Map.entry("escalations.act", new Codes("history.escalation.", io.attain.escalation.Act.class)),
            Map.entry("escalations.severity", new Codes("dossier.severity.", Severity.class)),
            Map.entry("escalations.about", new Codes("dossier.severity.", Severity.class)),
            Map.entry("escalations.status", new Codes("dossier.escalation.", Status.class)),
            Map.entry("disputes.grounds", GROUNDS),
            Map.entry("disputes.kind", DISPUTE_ACTS),
            Map.entry("dispute.grounds", GROUNDS),
            Map.entry("acts.kind", DISPUTE_ACTS),
            Map.entry("exclusions.kind", new Codes("exclusion.act.", ExclusionAct.Kind.class)),
            Map.entry("reviewTriggers.occasion", new Codes("review.occasion.", Occasion.class)),
            Map.entry("reviewActs.kind", new Codes("review.act.", ReviewAct.Kind.class)),
            Map.entry("reports.status", new Codes("report.status.", OwedReport.Status.class)),
            Map.entry("reports.kind", new Codes("report.act.", ReportAct.Kind.class)),
            Map.entry("warnings.kind", new Codes("history.warning.", WarningAct.Kind.class)),
            Map.entry("warnings.outcome", new Codes("outcome.", Outcome.class)),
            Map.entry("record.kind", new Codes("audit.kind.", Kind.class)),
            Map.entry("signature.answer", new Codes("answer.", Answer.class)),
            Map.entry("agreement_milestone.milestone", new Codes("milestone.", Milestone.class)),
            Map.entry("negotiation_act.act", new Codes("act.", io.attain.negotiation.Act.class)),
            Map.entry("verdict.outcome", new Codes("outcome.", Outcome.class)),
            Map.entry("statement.status", STATEMENT),
            Map.entry("statement_event.status", STATEMENT),
            Map.entry("statement_answer.answer", new Codes("statement.answer.", StatementAnswer.Answer.class)),
            Map.entry("ledger_entry.kind", new Codes("ledger.kind.", LedgerEntry.Kind.class)),
            Map.entry("escalation_act.act", new Codes("history.escalation.", io.attain.escalation.Act.class)),
            Map.entry("dispute_act.kind", DISPUTE_ACTS),
            Map.entry("exclusion_act.kind", new Codes("exclusion.act.", ExclusionAct.Kind.class)),
            Map.entry("review_trigger.occasion", new Codes("review.occasion.", Occasion.class)),
            Map.entry("review_act.kind", new Codes("review.act.", ReviewAct.Kind.class)),
            Map.entry("report_act.kind", new Codes("report.act.", ReportAct.Kind.class)),
            Map.entry("warning_act.kind", new Codes("history.warning.", WarningAct.Kind.class)));

    private static final Map<String, String> SIDES = Map.of("PROVIDER", "side.PROVIDER", "CUSTOMER", "side.CUSTOMER");

    private RecordCodes() {}

    /**
     * Finds the message for a code.
     *
     * @param part the part of the dossier or the table, never {@literal null}
     * @param field the field's or the column's name, never {@literal null}
     * @param code never {@literal null}
     * @return its key, {@literal null} where it is no code that is known here
     */
    public static @Nullable String key(String part, String field, String code) {
        Codes codes = ALL.get(part + "." + field);
        return codes == null ? SIDES.get(code) : codes.messages() + code;
    }
}
