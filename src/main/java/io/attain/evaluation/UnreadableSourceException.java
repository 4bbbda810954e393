package io.attain.evaluation;

/** Thrown when a source of measurements cannot be read to its end; the message says where and what to do. */
public class UnreadableSourceException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /**
     * Creates an exception.
     *
     * @param message where it is and what to do
     */
    public UnreadableSourceException(String message) {
        super(message);
    }

    /**
     * Creates an exception.
     *
     * @param message where it is and what to do
     * @param cause what happened
     */
    public UnreadableSourceException(String message, Throwable cause) {
        super(message, cause);
    }
}
