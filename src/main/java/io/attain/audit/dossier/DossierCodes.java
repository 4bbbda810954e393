package io.attain.audit.dossier;

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
import io.attain.negotiation.Act;
import io.attain.negotiation.Answer;
import io.attain.report.OwedReport;
import io.attain.report.ReportAct;
import io.attain.review.Occasion;
import io.attain.review.ReviewAct;
import io.attain.warning.WarningAct;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the messages are that say the codes of a dossier in its reader's language. */
final class DossierCodes {

    /**
     * Codes of one kind.
     *
     * @param messages what the keys of their messages begin with
     * @param type which codes there are
     */
    record Codes(String messages, Class<? extends Enum<?>> type) {}

    private static final Codes DISPUTE_ACTS = new Codes("dispute.act.", DisputeAct.Kind.class);

    private static final Codes GROUNDS = new Codes("grounds.", Grounds.class);

    /** By the part and the field, as pages say them. */
    static final Map<String, Codes> ALL = Map.ofEntries(
            Map.entry("signatures.answer", new Codes("answer.", Answer.class)),
            Map.entry("milestones.milestone", new Codes("milestone.", Milestone.class)),
            Map.entry("negotiation.act", new Codes("act.", Act.class)),
            Map.entry("verdicts.verdict", new Codes("outcome.", Outcome.class)),
            Map.entry("statements.status", new Codes("statement.", Statement.Status.class)),
            Map.entry("statementEvents.status", new Codes("statement.", Statement.Status.class)),
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
            Map.entry("record.kind", new Codes("audit.kind.", io.attain.audit.Kind.class)));

    private static final Map<String, String> SIDES = Map.of("PROVIDER", "side.PROVIDER", "CUSTOMER", "side.CUSTOMER");

    private DossierCodes() {}

    /**
     * Finds the message for a code.
     *
     * @param part the part of the dossier, never {@literal null}
     * @param field the field's name, never {@literal null}
     * @param code never {@literal null}
     * @return its key, {@literal null} where it is no code that is known here
     */
    static @Nullable String key(String part, String field, String code) {
        Codes codes = ALL.get(part + "." + field);
        return codes == null ? SIDES.get(code) : codes.messages() + code;
    }
}
