package io.attain.access.web;

import io.attain.access.Accounts;
import java.util.Objects;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Compares names and passwords, for the form and for HTTP basic authentication, and counts failures by account and by address. */
@Component
class PasswordLogin implements AuthenticationProvider {

    private final Accounts accounts;
    private final AccountLogins logins;
    private final RequestLimits limits;

    PasswordLogin(Accounts accounts, AccountLogins logins, RequestLimits limits) {
        this.accounts = accounts;
        this.logins = logins;
        this.limits = limits;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String name = attempt.getName();
        String password = String.valueOf(Objects.requireNonNullElse(attempt.getCredentials(), ""));
        UserDetails user = matches(name, password)
                ? logins.find(name).orElseThrow(() -> new BadCredentialsException("locked meanwhile"))
                : null;
        if (user == null) {
            if (attempt.getDetails() instanceof WebAuthenticationDetails from) {
                limits.loginFailed(from.getRemoteAddress());
            }
            throw new BadCredentialsException("Name or password is wrong.");
        }
        UsernamePasswordAuthenticationToken login =
                UsernamePasswordAuthenticationToken.authenticated(user, null, user.getAuthorities());
        login.setDetails(attempt.getDetails());
        return login;
    }

    /** A database that is gone is no wrong password. */
    private boolean matches(String name, String password) {
        try {
            return accounts.passwordMatches(name, password);
        } catch (RuntimeException failure) {
            throw new InternalAuthenticationServiceException("Passwords cannot be compared.", failure);
        }
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }
}
