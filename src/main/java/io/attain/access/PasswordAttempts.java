package io.attain.access;

import java.time.Duration;

/**
 * How often a password may be guessed (NIST SP 800-63B, 5.2.2 asks for a limit). The account refuses passwords for a while and then takes
 * them again by itself: so guessing is slow, and nobody can keep somebody else out for long. Who is logged in already stays so.
 */
public final class PasswordAttempts {

    /** So many wrong passwords within {@link #WINDOW} are taken; then none for {@link #PAUSE}. */
    public static final int MOST = 10;

    /** How long a wrong password counts. */
    public static final Duration WINDOW = Duration.ofMinutes(15);

    /** How long passwords are refused. */
    public static final Duration PAUSE = Duration.ofMinutes(15);

    private PasswordAttempts() {}
}
