package io.attain.commandline;

/** Thrown when what a command was given to read cannot be used; the message is one line that says where and why. */
final class InputException extends RuntimeException {

    private static final long serialVersionUID = 1;

    InputException(String message) {
        super(message);
    }

    InputException(String message, Throwable cause) {
        super(message, cause);
    }
}
