package io.attain.workflow;

import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/**
 * Hands a refused answer to the caller as what it is. The engine wraps what a listener throws, and its REST interface would
 * answer 500 with the wrapping's message; to a form's validation it answers 400 with ours. Stands around the transaction,
 * which has been rolled back by then.
 */
final class RefusedAnswers extends CommandInterceptor {

    @Override
    public <T> T execute(Command<T> command) {
        try {
            return next.execute(command);
        } catch (ProcessEngineException failure) {
            for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                if (cause instanceof RefusedAnswerException refused) {
                    throw new FormFieldValidationException("answer", refused.getMessage(), failure);
                }
            }
            throw failure;
        }
    }
}
