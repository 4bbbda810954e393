package io.attain.access;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Refuses passwords that are guessed first. Length counts most (NIST SP 800-63B, 5.1.1.2: no rules of composition, but a
 * minimum length and a comparison with well-known passwords and with the account's own name).
 */
public final class PasswordPolicy {

    private static final int MINIMUM_LENGTH = 12;
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

    /**
     * Judges a password.
     *
     * @param name the account's name, never {@literal null}
     * @param password in clear text, never {@literal null}
     * @return why it is refused, as the end of a sentence that begins with “the password”, or empty if it is accepted
     */
    public static Optional<String> refusal(String name, String password) {
        String folded = password.toLowerCase(Locale.ROOT);
        String letters = folded.replaceAll("[^\\p{L}]", "");
        if (password.length() < MINIMUM_LENGTH) {
            return Optional.of("has fewer than " + MINIMUM_LENGTH + " characters");
        }
        if (password.length() > 72) {
            return Optional.of("has more than 72 characters, of which no more are compared");
        }
        if (password.chars().distinct().count() < MINIMUM_DIFFERENT) {
            return Optional.of("has fewer than " + MINIMUM_DIFFERENT + " different characters");
        }
        if (isRun(folded)) {
            return Optional.of("is a mere sequence of neighbouring characters");
        }
        if (name.length() > 2 && folded.contains(name.toLowerCase(Locale.ROOT))) {
            return Optional.of("contains the account's name");
        }
        if (WELL_KNOWN.stream().anyMatch(word -> isRepetition(letters, word))) {
            return Optional.of("is a well-known word with something around it");
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
