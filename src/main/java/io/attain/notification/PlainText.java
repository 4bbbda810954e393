package io.attain.notification;

import java.util.regex.Pattern;

/** Makes one harmless line of a text that somebody wrote, such as an agreement's title. */
final class PlainText {

    private static final int LONGEST = 200;

    /** Line breaks of all kinds, and other characters without a face, which could end a header. */
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}\\u2028\\u2029]+");

    /** Marks that turn the direction of what follows, by which a text can look like another. Hebrew and Arabic need none. */
    private static final Pattern TURNS = Pattern.compile("[\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]");

    private PlainText() {}

    /** The text without them, and shortened where it is too long; never {@literal null}. */
    static String of(String text) {
        String line = TURNS.matcher(CONTROLS.matcher(text).replaceAll(" "))
                .replaceAll("")
                .strip();
        return line.codePointCount(0, line.length()) <= LONGEST
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }
}
