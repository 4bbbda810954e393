package io.attain.dispute.workflow;

import io.attain.agreement.AgreementVersion;
import io.attain.credit.PeriodCloses;
import io.attain.credit.Statement;
import io.attain.credit.StoredVerdict;
import io.attain.dispute.Dispute;
import io.attain.dispute.DisputeAct;
import io.attain.dispute.DisputeRecord;
import io.attain.dispute.DisputeState;
import io.attain.terms.Agreement;
import io.attain.terms.Objective;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts together what the tasks of a dispute show; both sides and whoever decides read the same. */
@Component
class DisputeViews {

    private final DisputeRecord record;
    private final PeriodCloses closes;
    private final MessageSource messages;

    DisputeViews(DisputeRecord record, PeriodCloses closes, MessageSource messages) {
        this.record = record;
        this.closes = closes;
        this.messages = messages;
    }

    /**
     * What the forms show.
     *
     * @param reference the agreement's reference
     * @param title its title
     * @param headline what is disputed, by whom
     * @param grounds why
     * @param words in the claimant's words
     * @param statement what the statement says
     * @param claimed what is claimed
     * @param proposal what stands to be accepted
     * @param verdicts the disputed verdicts
     * @param acts what was done so far
     * @param page where evidence is added and read, relative to the host
     * @param document the statement's page, relative to the host
     */
    record View(
            String reference,
            String title,
            String headline,
            String grounds,
            String words,
            String statement,
            String claimed,
            String proposal,
            List<VerdictLine> verdicts,
            List<ActLine> acts,
            String page,
            String document) {}

    /** One disputed verdict. */
    record VerdictLine(String objective, String figure, String verdict, String credit) {}

    /** What somebody did. */
    record ActLine(String when, String who, String what, String words) {}

    View of(AgreementVersion version, Dispute dispute) {
        Agreement terms = version.terms();
        List<DisputeAct> acts = record.acts(dispute.number());
        return new View(
                dispute.reference(),
                terms.title(),
                "The " + dispute.claimant().name().toLowerCase(Locale.ROOT) + " disputes the statement on "
                        + dispute.period(),
                word("grounds." + dispute.grounds()),
                dispute.words(),
                dispute.current().toPlainString() + " " + dispute.currency(),
                claimed(dispute),
                proposal(DisputeState.of(acts), dispute),
                verdicts(terms, dispute),
                acts.stream().map(it -> line(terms, dispute, it)).toList(),
                "/disputes/" + dispute.number(),
                "/agreements/" + dispute.reference() + "/statements/" + dispute.close());
    }

    private static String claimed(Dispute dispute) {
        if (dispute.claimed() != null) {
            return dispute.claimed().toPlainString() + " " + dispute.currency();
        }
        return dispute.window() == null
                ? "what follows from corrected data"
                : "what follows if " + dispute.exclusion() + " applies from "
                        + dispute.window().from() + " until " + dispute.window().until();
    }

    private String proposal(DisputeState state, Dispute dispute) {
        DisputeAct proposal = state.proposal();
        if (proposal == null) {
            return "";
        }
        return proposal.amount() == null
                ? "that the statement stands"
                : proposal.amount().toPlainString() + " " + dispute.currency();
    }

    private List<VerdictLine> verdicts(Agreement terms, Dispute dispute) {
        return closes.statement(dispute.close()).map(Statement::verdicts).orElse(List.of()).stream()
                .filter(it -> dispute.verdicts().contains(it.path("number").asLong()))
                .map(it -> new VerdictLine(
                        terms.objective(it.path("objective").asText())
                                .map(Objective::name)
                                .orElse(it.path("objective").asText()),
                        StoredVerdict.shownFigure(it),
                        word("outcome." + it.path("verdict").asText()),
                        it.path("credit").isObject()
                                ? it.path("credit").path("amount").asText() + " " + dispute.currency()
                                : "–"))
                .toList();
    }

    private ActLine line(Agreement terms, Dispute dispute, DisputeAct act) {
        String amount = act.amount() == null ? "" : ": " + act.amount().toPlainString() + " " + dispute.currency();
        return new ActLine(
                DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.ENGLISH)
                        .format(act.recordedAt().atZone(terms.zone())),
                act.account(),
                word("dispute.act." + act.kind()) + amount,
                act.words());
    }

    private String word(String code) {
        return messages.getMessage(code, null, Locale.ENGLISH);
    }
}
