package io.attain.dispute.workflow;

import io.attain.agreement.AgreementRegister;
import io.attain.credit.ExclusionPreview;
import io.attain.dispute.ExclusionClaim;
import io.attain.dispute.Results;
import io.attain.terms.Agreement;
import io.attain.terms.Exclusion;
import io.attain.terms.Objective;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
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

    View of(ExclusionClaim claim) {
        Agreement terms = register.get(claim.reference()).terms();
        Exclusion definition = terms.exclusions().stream()
                .filter(it -> it.id().equals(claim.exclusion()))
                .findFirst()
                .orElseThrow();
        return new View(
                claim.reference(),
                terms.title(),
                "The " + claim.claimant().name().toLowerCase(Locale.ROOT) + " claims " + claim.exclusion(),
                Objects.requireNonNullElse(definition.definition(), ""),
                words(claim.window().from()) + " until " + words(claim.window().until()) + " (" + terms.zone() + ")",
                notice(terms, claim),
                claim.words(),
                preview.of(claim.reference(), claim.exclusion(), claim.window(), claim.objectives()).stream()
                        .map(it -> new ResultLine(
                                it.period(),
                                terms.objective(it.objective())
                                                .map(Objective::name)
                                                .orElse(it.objective())
                                        + (it.scope().isEmpty() ? "" : " (" + String.join(", ", it.scope()) + ")"),
                                result(it.now()),
                                result(it.removed()),
                                result(it.countedAsMet())))
                        .toList(),
                "/exclusions/" + claim.number());
    }

    private String result(ExclusionPreview.Result result) {
        return Results.words(result, outcome -> messages.getMessage("outcome." + outcome, null, Locale.ENGLISH));
    }

    private static String words(LocalDateTime time) {
        return DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm", Locale.ENGLISH).format(time);
    }

    private static String notice(Agreement terms, ExclusionClaim claim) {
        Instant until = claim.noticeUntil();
        if (until == null) {
            return "The terms ask for no notice. You were told on " + words(terms, claim.noticeAt()) + ".";
        }
        return claim.isNoticed()
                ? "In time: you were told on " + words(terms, claim.noticeAt()) + ", and had to be by "
                        + words(terms, until) + "."
                : "Too late: you were told on " + words(terms, claim.noticeAt()) + ", and had to be by "
                        + words(terms, until) + ".";
    }

    private static String words(Agreement terms, Instant instant) {
        return words(instant.atZone(terms.zone()).toLocalDateTime());
    }
}
