package io.attain.credit.workflow;

import io.attain.credit.Close;
import io.attain.credit.Closing;
import io.attain.credit.StatementAnswering;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Who is asked about a statement, and whether all is said; the model asks for it. */
@Component
public class StatementAsked {

    private final Closing closing;
    private final StatementAnswering answering;

    StatementAsked(Closing closing, StatementAnswering answering) {
        this.closing = closing;
        this.answering = answering;
    }

    /**
     * Returns the sides that are asked.
     *
     * @param execution of a close that has its statement, never {@literal null}
     * @return names of roles, at least one
     */
    public List<String> sides(DelegateExecution execution) {
        Close close = closing.closeOf(execution.getProcessInstanceId());
        return answering.asked(close.reference()).stream().map(Enum::name).toList();
    }

    /**
     * Tells whether nobody else need answer.
     *
     * @param execution of a close that has its statement, never {@literal null}
     */
    public boolean isOver(DelegateExecution execution) {
        return answering.isOver(
                closing.closeOf(execution.getProcessInstanceId()).number());
    }
}
