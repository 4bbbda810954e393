package io.attain.review.workflow;

import io.attain.review.Settling;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Says whether something of an agreement that is over is still open; the lifecycle asks for it. */
@Component
public class OpenMatters {

    private final Settling settling;

    OpenMatters(Settling settling) {
        this.settling = settling;
    }

    /**
     * Whether something is.
     *
     * @param execution of a lifecycle, never {@literal null}
     */
    public boolean remain(DelegateExecution execution) {
        return !settling.open(execution.getProcessBusinessKey()).isEmpty();
    }
}
