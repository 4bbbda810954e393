package io.attain.dispute.web;

import io.attain.access.Login;
import io.attain.dispute.ClaimTasks;
import io.attain.dispute.DisputeAccess;
import io.attain.dispute.HandOvers;
import io.attain.dispute.OpenStep;
import io.attain.problem.Problem;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the pages of disputes and of claims have in common: the open tasks, as far as the reader may act on them. */
@Component
class StepForms {

    private final ClaimTasks tasks;
    private final DisputeAccess access;
    private final HandOvers handOvers;
    private final MessageSource messages;

    StepForms(ClaimTasks tasks, DisputeAccess access, HandOvers handOvers, MessageSource messages) {
        this.tasks = tasks;
        this.access = access;
        this.handOvers = handOvers;
        this.messages = messages;
    }

    /** Hands over what is asked, in the record of disputes or in that of claims. */
    interface Handing {
        void over(OpenStep step, String actor, String person, String reason);
    }

    List<StepForm> of(String reference, Optional<String> instance) {
        return open(instance).stream()
                .map(it -> StepForm.of(
                        it, access.answers(it), access.handsOver(reference, it) ? handOvers.successors(it) : List.of()))
                .filter(StepForm::isOffered)
                .toList();
    }

    void answer(Optional<String> instance, StepForm.Answer answer, RedirectAttributes redirect, Locale locale) {
        act(redirect, locale, "claim.answer.done", answer, () -> {
            OpenStep step = access.answered(open(instance), text(answer.task()));
            tasks.answer(step.task(), Login.current().name(), answer.fields());
        });
    }

    void handOver(
            String reference,
            Optional<String> instance,
            StepForm.HandOver asked,
            Handing handing,
            RedirectAttributes redirect,
            Locale locale) {
        act(redirect, locale, "claim.handOver.done", null, () -> {
            OpenStep step = access.handedOver(reference, open(instance), text(asked.task()));
            handing.over(step, Login.current().name(), text(asked.person()), text(asked.reason()));
        });
    }

    /** Shows on the page that something was done, or why not, with what was written; whoever may not do it is told so instead. */
    private void act(
            RedirectAttributes redirect, Locale locale, String done, StepForm.@Nullable Answer entered, Runnable act) {
        try {
            act.run();
            redirect.addFlashAttribute("done", messages.getMessage(done, null, locale));
        } catch (Problem problem) {
            if (problem.kind() == Problem.Kind.FORBIDDEN) {
                throw problem;
            }
            redirect.addFlashAttribute("problem", problem.detail());
            redirect.addFlashAttribute("entered", entered);
        }
    }

    private List<OpenStep> open(Optional<String> instance) {
        return instance.map(tasks::open).orElse(List.of());
    }

    private static String text(@Nullable String field) {
        String text = FormFields.text(field);
        return text == null ? "" : text;
    }
}
