package io.attain.credit.workflow;

import io.attain.credit.Closing;
import io.attain.credit.Grounds;
import io.attain.credit.StatementAnswer;
import io.attain.credit.StatementAnswer.Answer;
import io.attain.credit.StatementAnswering;
import io.attain.terms.Agreement.Role;
import io.attain.workflow.EngineSession;
import io.attain.workflow.FormAnswer;
import java.time.Clock;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Takes over one side's answer. */
@Component
class StatementDecision implements TaskListener {

    private final Closing closing;
    private final StatementAnswering answering;
    private final EngineSession session;
    private final Clock clock;

    StatementDecision(Closing closing, StatementAnswering answering, EngineSession session, Clock clock) {
        this.closing = closing;
        this.answering = answering;
        this.session = session;
        this.clock = clock;
    }

    @Override
    public void notify(DelegateTask task) {
        Answer answer = FormAnswer.choice(task, PeriodClose.DECISION, Answer.class);
        boolean disputes = answer == Answer.DISPUTED;
        FormAnswer.translating(() -> answering.answer(new StatementAnswer(
                0,
                closing.closeOf(task.getProcessInstanceId()).number(),
                Role.valueOf((String) task.getExecution().getVariable(PeriodClose.SIDE)),
                answer,
                session.actor(),
                FormAnswer.text(task, PeriodClose.REASON),
                disputes ? FormAnswer.choice(task, PeriodClose.GROUNDS, Grounds.class) : null,
                disputes ? FormAnswer.amount(task, PeriodClose.CLAIMED) : null,
                clock.instant())));
    }
}
