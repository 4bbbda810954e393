package io.attain.dispute.web;

import io.attain.access.Login;
import io.attain.dispute.ClaimTasks;
import io.attain.dispute.DisputeAccess;
import io.attain.dispute.HandOvers;
import io.attain.dispute.OpenStep;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What the pages of disputes and of claims have in common: the open tasks, as far as the reader may act on them. */
@Component
class StepForms {

    private final ClaimTasks tasks;
    private final DisputeAccess access;
    private final HandOvers handOvers;

    StepForms(ClaimTasks tasks, DisputeAccess access, HandOvers handOvers) {
        this.tasks = tasks;
        this.access = access;
        this.handOvers = handOvers;
    }

    List<StepForm> of(String reference, Optional<String> instance) {
        return open(instance).stream()
                .map(it -> StepForm.of(
                        it, access.answers(it), access.handsOver(reference, it) ? handOvers.successors(it) : List.of()))
                .filter(StepForm::isOffered)
                .toList();
    }

    void answer(boolean runs, Optional<String> instance, StepForm.Answer answer) {
        OpenStep step = access.answered(runs, open(instance), Objects.requireNonNullElse(answer.task(), ""));
        tasks.answer(step.task(), Login.current().name(), answer.fields());
    }

    OpenStep handedOver(boolean runs, String reference, Optional<String> instance, String task) {
        return access.handedOver(runs, reference, open(instance), task);
    }

    private List<OpenStep> open(Optional<String> instance) {
        return instance.map(tasks::open).orElse(List.of());
    }
}
