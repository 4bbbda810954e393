package io.attain.workflow;

import org.camunda.bpm.engine.BadUserRequestException;

/** What somebody answered in a task's form cannot be taken over; the message is for that person. */
final class RefusedAnswerException extends BadUserRequestException {

    RefusedAnswerException(String message) {
        super(message);
    }

    RefusedAnswerException(String message, Throwable cause) {
        super(message, cause);
    }
}
