package io.attain.access;

/** There would be no administrator, or one whose password anybody guesses: the application does not start. */
public class RefusedAdministratorException extends RuntimeException {

    /**
     * Creates the exception.
     *
     * @param reason why, as a sentence for the person who starts the application, never {@literal null}
     */
    public RefusedAdministratorException(String reason) {
        super(reason);
    }
}
