package io.attain.access;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Who is logged in to the current request.
 *
 * @param name the account's name
 * @param authorities Spring Security's names of the account's roles
 */
public record Login(String name, java.util.Set<String> authorities) {

    /** Copies the authorities. */
    public Login {
        authorities = java.util.Set.copyOf(authorities);
    }

    /**
     * The login of the current request.
     *
     * @return never {@literal null}
     * @throws IllegalStateException outside of a request that has logged in
     */
    public static Login current() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null) {
            throw new IllegalStateException("Nobody is logged in.");
        }
        return new Login(
                authentication.getName(),
                authentication.getAuthorities().stream()
                        .map(granted -> String.valueOf(granted.getAuthority()))
                        .collect(java.util.stream.Collectors.toSet()));
    }

    /**
     * Whether the account has a role.
     *
     * @param role never {@literal null}
     * @return whether it has
     */
    public boolean is(Role role) {
        return authorities.contains(role.authority());
    }

    /**
     * Whether the account manages agreements.
     *
     * @return whether it is a manager's, of all or of an area
     */
    public boolean manages() {
        return is(Role.MANAGER) || is(Role.AREA_MANAGER);
    }

    /**
     * Whether the account looks after accounts and manages no agreements.
     *
     * @return whether it is an administrator's, and no manager's
     */
    public boolean looksAfterAccountsOnly() {
        return is(Role.ADMINISTRATOR) && !manages();
    }

    /**
     * Whether the account begins agreements.
     *
     * @return not for who inspects them, and not for who looks after accounts only
     */
    public boolean begins() {
        return !is(Role.AUDITOR) && !looksAfterAccountsOnly();
    }

    /**
     * Whether the account follows all agreements, not only those that it has a part in.
     *
     * @return whether it is a manager's or an auditor's; administrators look after accounts, and see no agreement by that
     */
    public boolean seesAll() {
        return Role.SEES_ALL.stream().anyMatch(this::is);
    }
}
