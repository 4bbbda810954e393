package io.attain.workflow;

import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskBpmnErrorCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskEscalationCmd;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceAtActivitiesCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/**
 * Refuses what nobody may ask of the engine, and hands a refused answer to the caller as what it is. The engine wraps what a listener throws, and its REST interface would
 * answer 500 with the wrapping's message; to a form's validation it answers 400 with ours. Stands around the transaction,
 * which has been rolled back by then.
 */
final class RefusedCommands extends CommandInterceptor {

    @Override
    public <T> T execute(Command<T> command) {
        if (command instanceof StartProcessInstanceAtActivitiesCmd) {
            // Whoever may start a process could otherwise skip what it asks and checks.
            throw new BadUserRequestException("A process starts at its beginning");
        }
        if (command instanceof HandleTaskBpmnErrorCmd || command instanceof HandleTaskEscalationCmd) {
            // No model waits for what a person would throw, and nobody gets past a form in this way.
            throw new BadUserRequestException("A task is completed with its form; it throws no errors and escalations");
        }
        try {
            return next.execute(command);
        } catch (ProcessEngineException failure) {
            if (answers(command) && failure instanceof NullValueException) {
                throw new FormFieldValidationException(
                        "answer", "This task is not there any more; somebody has answered it already", failure);
            }
            if (answers(command) && failure instanceof OptimisticLockingException) {
                throw new FormFieldValidationException(
                        "answer",
                        "Somebody else has answered or ended this at the same time; look at it again",
                        failure);
            }
            for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                if (cause instanceof AuthorizationException forbidden) {
                    throw forbidden;
                }
                if (cause instanceof RefusedAnswerException refused) {
                    throw new FormFieldValidationException("answer", refused.getMessage(), failure);
                }
            }
            throw failure;
        }
    }

    private static boolean answers(Command<?> command) {
        return command instanceof SubmitTaskFormCmd || command instanceof CompleteTaskCmd;
    }
}
