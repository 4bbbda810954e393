package io.attain.access;

import java.util.Set;
import java.util.stream.Collectors;

/**
 * What was done to an account, published within the transaction that does it.
 *
 * @param by who did it: an administrator, the account itself, or the provider of single sign-on
 * @param account the account's name
 * @param kind what was done
 * @param detail what it came to, such as the roles; empty where the kind says it all, never a password
 */
public record AccountAct(String by, String account, Kind kind, String detail) {

    /** What roles were and are. */
    static String change(Set<Role> before, Set<Role> after) {
        return "from " + inWords(before) + " to " + inWords(after);
    }

    /** Roles in a fixed order. */
    static String inWords(Set<Role> roles) {
        return roles.isEmpty()
                ? "none"
                : roles.stream().sorted().map(Role::name).collect(Collectors.joining(" and "));
    }

    /** The acts. */
    public enum Kind {
        /** It is there from now on. */
        ADDED,
        /** It has another password, or a one-time one. */
        PASSWORD_SET,
        /** It may do something else in the application as a whole. */
        ROLES_CHANGED,
        /** It follows the agreements of other parties. */
        AREA_CHANGED,
        /** Others read another name. */
        DISPLAY_NAME_CHANGED,
        /** Mail goes elsewhere. */
        MAIL_CHANGED,
        /** It is kept out. */
        LOCKED,
        /** It is let in again. */
        UNLOCKED,
        /** It comes by single sign-on from now on. */
        LINKED,
        /** It had a failed job of the engine tried again. */
        JOB_RETRIED,
        /** A machine may act as it. */
        TOKEN_ISSUED,
        /** A machine, or all of them, may no longer. */
        TOKEN_WITHDRAWN
    }
}
