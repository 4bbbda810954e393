package io.attain.access;

import java.util.Locale;

/** What an account may do in the application as a whole. What it may do in an agreement follows from its duties there. */
public enum Role {
    /** Follows all agreements and closes periods. */
    MANAGER,
    /** Reads everything, changes nothing. */
    AUDITOR,
    /** Looks after accounts and the engine. */
    ADMINISTRATOR;

    /**
     * The id of the engine's group that stands for this role.
     *
     * @return the name in lower case, never {@literal null}
     */
    public String group() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The name of Spring Security's authority that stands for this role.
     *
     * @return the name with the prefix {@code ROLE_}, never {@literal null}
     */
    public String authority() {
        return "ROLE_" + name();
    }
}
