package io.attain.access.web;

import io.attain.access.Tokens;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.web.filter.OncePerRequestFilter;

/** Logs a machine in by the access token in its {@code Authorization: Bearer} header (RFC 6750), for one request. */
class BearerTokenFilter extends OncePerRequestFilter {

    private static final String PREFIX = "Bearer ";

    private final Tokens tokens;
    private final AccountLogins logins;
    private final ApplicationEventPublisher events;

    BearerTokenFilter(Tokens tokens, AccountLogins logins, ApplicationEventPublisher events) {
        this.tokens = tokens;
        this.logins = logins;
        this.events = events;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.regionMatches(true, 0, PREFIX, 0, PREFIX.length())) {
            chain.doFilter(request, response);
            return;
        }
        Optional<Authentication> login = tokens.bearer(
                        header.substring(PREFIX.length()).strip())
                .flatMap(bearer -> logins.find(bearer.account()).map(user -> login(user, bearer.scope())));
        if (login.isEmpty()) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"attain\", error=\"invalid_token\"");
            Problems.write(
                    request, response, HttpStatus.UNAUTHORIZED, "The access token is unknown, expired or withdrawn.");
            return;
        }
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(login.get());
        SecurityContextHolder.setContext(context);
        events.publishEvent(new AuthenticationSuccessEvent(login.get()));
        chain.doFilter(request, response);
    }

    private static Authentication login(UserDetails user, Tokens.Scope scope) {
        UsernamePasswordAuthenticationToken login =
                UsernamePasswordAuthenticationToken.authenticated(user, null, AccountLogins.authorities(user, scope));
        login.setDetails(scope);
        return login;
    }
}
