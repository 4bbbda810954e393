package io.attain.access;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells the person who starts the application what to do, instead of a stack trace. Named in {@code spring.factories}. */
class RefusedAdministratorAnalyzer extends AbstractFailureAnalyzer<RefusedAdministratorException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, RefusedAdministratorException cause) {
        return new FailureAnalysis(
                String.valueOf(cause.getMessage()),
                "Set attain.administrator.password (environment: ATTAIN_ADMINISTRATOR_PASSWORD) to at least 12 characters that nobody guesses, and attain.administrator.name if the account is not to be called “administrator”. For a look around without configuration start the profile “demo”.",
                cause);
    }
}
