package io.attain.access;

import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Somebody, or some machine, that can log in.
 *
 * @param name the unique name, as used in an agreement's {@code people}
 * @param displayName the name that others read
 * @param passwordHash the password, encoded with its algorithm in front
 * @param roles the application roles, often none
 * @param demo whether the account belongs to the demonstration and is unknown outside of it
 * @param enabled whether the account can log in
 * @param oneTime whether somebody else knows the password too, so that nothing is open until its owner has set another
 * @param subject who it is with the provider of single sign-on, {@literal null} for an account with a password
 */
public record Account(
        String name,
        String displayName,
        String passwordHash,
        Set<Role> roles,
        boolean demo,
        boolean enabled,
        boolean oneTime,
        @Nullable String subject) {

    /** The engine, who is nobody, and who may do everything in an engine that is set up otherwise. */
    private static final Set<String> RESERVED =
            Set.of("engine", "attain", "system", "null", "anonymous", "anonymoususer", "camunda-admin", "camunda");

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,63}");

    /**
     * Checks the name and copies the roles.
     *
     * @throws IllegalArgumentException if the name has other characters than letters, digits, dot, underscore, at sign and hyphen
     */
    public Account {
        Objects.requireNonNull(passwordHash, "passwordHash");
        if (!isName(name)) {
            throw new IllegalArgumentException(
                    "An account's name has 1 to 64 letters, digits, dots, underscores, at signs or hyphens and starts with a letter or digit, not: "
                            + name);
        }
        if (displayName.isBlank() || displayName.length() > 200) {
            throw new IllegalArgumentException("A display name has 1 to 200 characters.");
        }
        roles = Set.copyOf(roles);
    }

    /**
     * Whether it can have a part in an agreement.
     *
     * @return not if it cannot log in; neither auditors, who inspect what others do, nor administrators who manage nothing, who see no
     *     contents, have one
     */
    public boolean takesPart() {
        return enabled && takesPart(roles);
    }

    /** Whether who has these roles can have a part in an agreement. */
    static boolean takesPart(Set<Role> roles) {
        boolean manages = roles.contains(Role.MANAGER) || roles.contains(Role.AREA_MANAGER);
        return !roles.contains(Role.AUDITOR) && (manages || !roles.contains(Role.ADMINISTRATOR));
    }

    /**
     * Whether a name would be taken for somebody or something else that the record and the pages name.
     *
     * @param name never {@literal null}
     */
    public static boolean isReserved(String name) {
        return RESERVED.contains(name.toLowerCase(Locale.ROOT));
    }

    /**
     * Whether an account can be called so.
     *
     * @param text never {@literal null}
     * @return whether it is 1 to 64 letters, digits, dots, underscores, at signs or hyphens and starts with a letter or digit
     */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }
}
