package io.attain.access;

import java.security.SecureRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Passwords that are handed over once and changed at the first login. */
public final class OneTimePassword {

    /** No letters or digits that look alike when they are read out or copied by hand. */
    private static final String CHARACTERS = "abcdefghjkmnpqrstuvwxyzACDEFGHJKLMNPQRTUVWXY34679";

    private static final int GROUPS = 4;
    private static final int GROUP = 4;
    private static final SecureRandom RANDOM = new SecureRandom();

    private OneTimePassword() {}

    /**
     * Makes one.
     *
     * @return four groups of four characters, some 89 bits, never {@literal null}
     */
    public static String make() {
        return IntStream.range(0, GROUPS)
                .mapToObj(group -> RANDOM.ints(GROUP, 0, CHARACTERS.length())
                        .mapToObj(at -> String.valueOf(CHARACTERS.charAt(at)))
                        .collect(Collectors.joining()))
                .collect(Collectors.joining("-"));
    }
}
