package io.attain.access.web;

import io.attain.access.Account;
import io.attain.access.Accounts;
import io.attain.access.Role;
import io.attain.access.Tokens;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.stereotype.Component;

/**
 * What accounts look like to Spring Security. It is no {@code UserDetailsService}: with one, Spring would compare passwords itself, beside
 * {@link PasswordLogin}, which counts wrong ones.
 */
@Component
class AccountLogins {

    /** The only authority of an account whose password somebody else knows. */
    static final String ONE_TIME = "PASSWORD_ONE_TIME";

    private static final String SCOPE = "SCOPE_";

    private final Accounts accounts;

    AccountLogins(Accounts accounts) {
        this.accounts = accounts;
    }

    /** Finds an account that can log in. */
    Optional<UserDetails> find(String name) {
        return accounts.find(name).filter(Account::enabled).map(AccountLogins::details);
    }

    private static UserDetails details(Account account) {
        return User.withUsername(account.name())
                .password(account.passwordHash())
                .authorities(authorities(account))
                .build();
    }

    static List<GrantedAuthority> authorities(Account account) {
        return account.oneTime()
                ? AuthorityUtils.createAuthorityList(ONE_TIME)
                : AuthorityUtils.createAuthorityList(
                        account.roles().stream().map(Role::authority).toList());
    }

    /** The authorities of a login with an access token. */
    static List<GrantedAuthority> authorities(UserDetails user, Tokens.Scope scope) {
        List<GrantedAuthority> authorities = new ArrayList<>(user.getAuthorities());
        authorities.addAll(AuthorityUtils.createAuthorityList(scope(scope)));
        return authorities;
    }

    /** Tells whether it was an access token that logged somebody in. */
    static boolean isToken(Collection<String> authorities) {
        return authorities.stream().anyMatch(it -> it.startsWith(SCOPE));
    }

    static String scope(Tokens.Scope scope) {
        return SCOPE + scope;
    }
}
