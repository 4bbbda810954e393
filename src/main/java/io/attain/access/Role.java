package io.attain.access;

import java.util.Locale;
import java.util.Set;

/** What an account may do in the application as a whole. What it may do in an agreement follows from its duties there. */
public enum Role {
    /** Follows all agreements and closes periods. */
    MANAGER,
    /** Follows the agreements of some parties, and looks after them. */
    AREA_MANAGER,
    /** Reads everything, changes nothing. */
    AUDITOR,
    /** Looks after accounts and the engine, and sees no contents of agreements. */
    ADMINISTRATOR;

    /** The roles whose accounts read all agreements. */
    public static final Set<Role> SEES_ALL = Set.of(MANAGER, AUDITOR);

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
