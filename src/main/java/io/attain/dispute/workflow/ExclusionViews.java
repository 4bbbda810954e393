package io.attain.dispute.workflow;

import io.attain.agreement.AgreementRegister;
import io.attain.credit.ExclusionPreview;
import io.attain.dispute.ExclusionClaim;
import io.attain.dispute.Results;
import io.attain.terms.Agreement;
import io.attain.terms.Exclusion;
import io.attain.terms.Objective;
import io.attain.workflow.FormWords;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts together what those see who assess a claimed exclusion. */
@Component
class ExclusionViews {

    private final AgreementRegister register;
    private final ExclusionPreview preview;
    private final MessageSource messages;

    ExclusionViews(AgreementRegister register, ExclusionPreview preview, MessageSource messages) {
        this.register = register;
        this.messages = messages;
        this.preview = preview;
    }

    /**
     * What the form shows.
     *
     * @param reference the agreement's reference
     * @param title its title
     * @param headline what is claimed, by whom
     * @param definition what the terms say about it
     * @param window the claimed time
     * @param notice whether the other side was told in time
     * @param words what happened, in the claimant's words
     * @param results what the touched periods come to: now, with the time removed, and with it counted as met
     * @param page where evidence is added and read, relative to the host
     */
    record View(
            String reference,
            String title,
            String headline,
            String definition,
            String window,
            String notice,
            String words,
            List<ResultLine> results,
            String page) {}

    /** What one verdict comes to. */
    record ResultLine(String period, String objective, String now, String removed, String countedAsMet) {}

    /** Says what one claim comes to, in whatever language. */
    Function<Locale, View> of(ExclusionClaim claim) {
        Agreement terms = register.get(claim.reference()).terms();
        Exclusion definition = terms.exclusions().stream()
                .filter(it -> it.id().equals(claim.exclusion()))
                .findFirst()
                .orElseThrow();
        List<ExclusionPreview.Line> results =
                preview.of(claim.reference(), claim.exclusion(), claim.window(), claim.objectives());
        return locale -> view(claim, terms, definition, results, new FormWords(messages, locale));
    }

    private static View view(
            ExclusionClaim claim,
            Agreement terms,
            Exclusion definition,
            List<ExclusionPreview.Line> results,
            FormWords words) {
        return new View(
                claim.reference(),
                terms.title(),
                words.say("form.exclusion." + claim.claimant(), claim.exclusion()),
                Objects.requireNonNullElse(definition.definition(), ""),
                words.say(
                        "form.exclusion.window",
                        words.time(claim.window().from()),
                        words.time(claim.window().until()),
                        terms.zone().getId()),
                notice(terms, claim, words),
                claim.words(),
                results.stream().map(it -> line(terms, it, words)).toList(),
                "/exclusions/" + claim.number());
    }

    private static ResultLine line(Agreement terms, ExclusionPreview.Line line, FormWords words) {
        String objective =
                terms.objective(line.objective()).map(Objective::name).orElse(line.objective());
        return new ResultLine(
                line.period(),
                objective + (line.scope().isEmpty() ? "" : " (" + String.join(", ", line.scope()) + ")"),
                result(line.now(), words),
                result(line.removed(), words),
                result(line.countedAsMet(), words));
    }

    private static String result(ExclusionPreview.Result result, FormWords words) {
        return Results.words(result, outcome -> words.say("outcome." + outcome));
    }

    private static String notice(Agreement terms, ExclusionClaim claim, FormWords words) {
        Instant until = claim.noticeUntil();
        String told = time(terms, claim.noticeAt(), words);
        if (until == null) {
            return words.say("form.exclusion.noticeFree", told);
        }
        return words.say(
                claim.isNoticed() ? "form.exclusion.noticed" : "form.exclusion.noticedLate",
                told,
                time(terms, until, words));
    }

    private static String time(Agreement terms, Instant instant, FormWords words) {
        return words.time(instant.atZone(terms.zone()).toLocalDateTime());
    }
}
