package io.attain.access;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Refuses passwords that are guessed first. Length counts most (NIST SP 800-63B, 5.1.1.2: no rules of composition, but a
 * minimum length and a comparison with well-known passwords and with the account's own name).
 */
public final class PasswordPolicy {

    private static final int MINIMUM_LENGTH = 12;
    /** Bcrypt compares no more. */
    private static final int MAXIMUM_BYTES = 72;

    private static final int MINIMUM_DIFFERENT = 5;
    private static final List<String> WELL_KNOWN = List.of(
            "password",
            "passwort",
            "administrator",
            "admin",
            "changeme",
            "changeit",
            "letmein",
            "welcome",
            "secret",
            "qwerty",
            "qwertyuiop",
            "iloveyou",
            "demo",
            "attain",
            "camunda",
            "test");

    private PasswordPolicy() {}

    /** Why a password is refused. */
    public enum Weakness {
        /** Too few characters. */
        TOO_SHORT("has fewer than " + MINIMUM_LENGTH + " characters"),
        /** More than is compared. */
        TOO_LONG("has more than " + MAXIMUM_BYTES + " bytes, of which no more are compared"),
        /** A few characters over and over. */
        MONOTONOUS("has fewer than " + MINIMUM_DIFFERENT + " different characters"),
        /** As they stand in the alphabet. */
        SEQUENCE("is a mere sequence of neighbouring characters"),
        /** With the account's name in it. */
        OWN_NAME("contains the account's name"),
        /** Tried first by everybody. */
        WELL_KNOWN_WORD("is a well-known word with something around it");

        private final String reason;

        Weakness(String reason) {
            this.reason = reason;
        }

        /**
         * Says why, in English.
         *
         * @return the end of a sentence that begins with “the password”, never {@literal null}
         */
        public String reason() {
            return reason;
        }
    }

    /**
     * Judges a password.
     *
     * @param name the account's name, never {@literal null}
     * @param password in clear text, never {@literal null}
     * @return why it is refused, or empty if it is accepted
     */
    public static Optional<Weakness> weakness(String name, String password) {
        String folded = password.toLowerCase(Locale.ROOT);
        String letters = folded.replaceAll("[^\\p{L}]", "");
        if (password.length() < MINIMUM_LENGTH) {
            return Optional.of(Weakness.TOO_SHORT);
        }
        if (password.getBytes(StandardCharsets.UTF_8).length > MAXIMUM_BYTES) {
            return Optional.of(Weakness.TOO_LONG);
        }
        if (password.chars().distinct().count() < MINIMUM_DIFFERENT) {
            return Optional.of(Weakness.MONOTONOUS);
        }
        if (isRun(folded)) {
            return Optional.of(Weakness.SEQUENCE);
        }
        if (name.length() > 2 && folded.contains(name.toLowerCase(Locale.ROOT))) {
            return Optional.of(Weakness.OWN_NAME);
        }
        if (WELL_KNOWN.stream().anyMatch(word -> isRepetition(letters, word))) {
            return Optional.of(Weakness.WELL_KNOWN_WORD);
        }
        return Optional.empty();
    }

    private static boolean isRepetition(String letters, String word) {
        return !letters.isEmpty() && letters.replace(word, "").isEmpty();
    }

    private static boolean isRun(String text) {
        return java.util.stream.IntStream.range(1, text.length())
                        .filter(i -> Math.abs(text.charAt(i) - text.charAt(i - 1)) != 1)
                        .count()
                <= 1;
    }
}
