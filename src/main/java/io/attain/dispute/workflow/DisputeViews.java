package io.attain.dispute.workflow;

import com.fasterxml.jackson.databind.JsonNode;
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
import io.attain.workflow.FormWords;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
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

    Function<Locale, View> of(AgreementVersion version, Dispute dispute) {
        List<DisputeAct> acts = record.acts(dispute.number());
        List<JsonNode> verdicts = closes.statement(dispute.close()).map(Statement::verdicts).orElse(List.of()).stream()
                .filter(it -> dispute.verdicts().contains(it.path("number").asLong()))
                .toList();
        return locale -> view(version.terms(), dispute, acts, verdicts, new FormWords(messages, locale));
    }

    private static View view(
            Agreement terms, Dispute dispute, List<DisputeAct> acts, List<JsonNode> verdicts, FormWords words) {
        return new View(
                dispute.reference(),
                terms.title(),
                words.say("form.dispute." + dispute.claimant(), dispute.period()),
                words.say("grounds." + dispute.grounds()),
                dispute.words(),
                dispute.current().toPlainString() + " " + dispute.currency(),
                claimed(dispute, words),
                proposal(DisputeState.of(acts), dispute, words),
                verdicts.stream().map(it -> line(terms, dispute, it, words)).toList(),
                acts.stream().map(it -> line(terms, dispute, it, words)).toList(),
                "/disputes/" + dispute.number(),
                "/agreements/" + dispute.reference() + "/statements/" + dispute.close());
    }

    private static String claimed(Dispute dispute, FormWords words) {
        if (dispute.claimed() != null) {
            return dispute.claimed().toPlainString() + " " + dispute.currency();
        }
        return dispute.window() == null
                ? words.say("form.dispute.corrected")
                : words.say(
                        "form.dispute.excluded",
                        dispute.exclusion(),
                        words.time(dispute.window().from()),
                        words.time(dispute.window().until()));
    }

    private static String proposal(DisputeState state, Dispute dispute, FormWords words) {
        DisputeAct proposal = state.proposal();
        if (proposal == null) {
            return "";
        }
        return proposal.amount() == null
                ? words.say("form.dispute.stands")
                : proposal.amount().toPlainString() + " " + dispute.currency();
    }

    private static VerdictLine line(Agreement terms, Dispute dispute, JsonNode verdict, FormWords words) {
        String objective = verdict.path("objective").asText();
        return new VerdictLine(
                terms.objective(objective).map(Objective::name).orElse(objective),
                StoredVerdict.shownFigure(verdict),
                words.say("outcome." + verdict.path("verdict").asText()),
                verdict.path("credit").isObject()
                        ? verdict.path("credit").path("amount").asText() + " " + dispute.currency()
                        : "–");
    }

    private static ActLine line(Agreement terms, Dispute dispute, DisputeAct act, FormWords words) {
        String amount = act.amount() == null ? "" : ": " + act.amount().toPlainString() + " " + dispute.currency();
        return new ActLine(
                words.time(act.recordedAt().atZone(terms.zone()).toLocalDateTime()),
                act.account(),
                words.say("dispute.act." + act.kind()) + amount,
                act.words());
    }
}
