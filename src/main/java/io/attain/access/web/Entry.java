package io.attain.access.web;

import io.attain.access.Login;
import io.attain.access.Role;
import io.attain.access.Tokens.Scope;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * What holds at every door, before anybody asks which agreement it is about: who has not logged in stays out, a one-time password opens nothing
 * but the page where it is changed, an access token opens no more than its scope, auditors change nothing, and the engine is asked for nothing but
 * what {@link EngineDoor} lets through.
 */
final class Entry {

    private static final PathPatternRequestMatcher.Builder PATH = PathPatternRequestMatcher.withDefaults();

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    /** Requests that send a body and keep nothing of it. */
    private static final RequestMatcher ASKING = new OrRequestMatcher(
            PATH.matcher(HttpMethod.POST, "/api/agreements/validate"),
            PATH.matcher(HttpMethod.POST, "/api/backtests"),
            PATH.matcher(HttpMethod.POST, "/api/audit/verify"),
            PATH.matcher(HttpMethod.POST, "/audit/verify"),
            PATH.matcher(HttpMethod.POST, "/audit/checkpoints"),
            PATH.matcher(HttpMethod.POST, "/camunda/api/cockpit/plugin/**"),
            Entry::asksTheEngine);

    /** The engine takes long queries as POST to the list itself. */
    private static final Set<String> ENGINE_LISTS = Set.of(
            "activity-instance",
            "batch",
            "case-instance",
            "count",
            "decision-instance",
            "detail",
            "execution",
            "external-task",
            "incident",
            "job",
            "list",
            "process-instance",
            "singleResult",
            "task",
            "user-operation",
            "variable-instance");

    /** An agreement is begun, by its page, by its interface, or in Tasklist. */
    private static final RequestMatcher BEGINNING = new OrRequestMatcher(
            PATH.matcher(HttpMethod.POST, "/agreements/requests"),
            PATH.matcher(HttpMethod.POST, "/api/agreements/requests"),
            EngineDoor.START);

    private static final RequestMatcher OWN_PASSWORD = PATH.matcher("/me/password");

    /** What concerns nobody but the account itself. */
    private static final RequestMatcher OWN = new OrRequestMatcher(
            PATH.matcher("/me/**"), PATH.matcher("/api/tokens/**"), PATH.matcher("/login"), PATH.matcher("/logout"));

    /** Else whoever has found a token would never be without one. */
    private static final RequestMatcher NEW_TOKEN = PATH.matcher(HttpMethod.POST, "/api/tokens");

    private static final RequestMatcher MEASUREMENTS = new OrRequestMatcher(
            PATH.matcher(HttpMethod.GET, "/api/series/**"),
            PATH.matcher(HttpMethod.POST, "/api/series/*/measurements"),
            PATH.matcher(HttpMethod.POST, "/api/series/*/completeness"));

    private Entry() {}

    /** Why somebody is kept out. */
    enum Refusal {
        /** Nobody has logged in. */
        NO_LOGIN("Log in first."),
        /** The password has to be changed. */
        ONE_TIME("This account has a one-time password. Set one of your own on the page /me/password first."),
        /** The access token is for something else. */
        SCOPE("This access token's scope does not allow that."),
        /** The engine's interface is for tasks and questions. */
        ENGINE(
                "The engine's own interface takes questions and work on one's tasks. Everything else goes by the pages and /api."),
        /** An administrator would begin an agreement. */
        ADMINISTRATOR("Administrators look after accounts, and begin no agreements."),
        /** An auditor would change something. */
        AUDITOR("Auditors read everything and change nothing.");

        private final String reason;

        Refusal(String reason) {
            this.reason = reason;
        }

        String reason() {
            return reason;
        }
    }

    /** Decides for Spring Security. */
    static AuthorizationDecision decide(Supplier<Authentication> login, RequestAuthorizationContext context) {
        return new AuthorizationDecision(refusal(login.get(), context.getRequest()) == null);
    }

    /** Says why a request is refused, {@literal null} if it is not. */
    static @Nullable Refusal refusal(@Nullable Authentication login, HttpServletRequest request) {
        if (request.getDispatcherType() == DispatcherType.ERROR) {
            // The answer to a request that was refused already.
            return null;
        }
        if (login == null || !login.isAuthenticated() || login instanceof AnonymousAuthenticationToken) {
            return Refusal.NO_LOGIN;
        }
        Set<String> authorities = login.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .collect(Collectors.toSet());
        if (authorities.contains(AccountLogins.ONE_TIME)) {
            return OWN_PASSWORD.matches(request) ? null : Refusal.ONE_TIME;
        }
        if ((authorities.contains(AccountLogins.scope(Scope.READ)) && changes(request))
                || (authorities.contains(AccountLogins.scope(Scope.MEASUREMENTS)) && !MEASUREMENTS.matches(request))
                || (AccountLogins.isToken(authorities) && NEW_TOKEN.matches(request))) {
            return Refusal.SCOPE;
        }
        if (authorities.contains(Role.AUDITOR.authority()) && changes(request) && !OWN.matches(request)) {
            return Refusal.AUDITOR;
        }
        Login who = new Login(login.getName(), authorities);
        if (who.looksAfterAccountsOnly() && BEGINNING.matches(request)) {
            return Refusal.ADMINISTRATOR;
        }
        return EngineDoor.isClosed(request, who, changes(request)) ? Refusal.ENGINE : null;
    }

    /** Tells whether a request sends a body to ask for something, and changes nothing by it. */
    static boolean isQuestion(HttpServletRequest request) {
        return ASKING.matches(request);
    }

    private static boolean changes(HttpServletRequest request) {
        return !READING.contains(request.getMethod()) && !ASKING.matches(request);
    }

    private static boolean asksTheEngine(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        return request.getMethod().equals("POST")
                && (path.startsWith("/engine-rest/") || path.startsWith("/camunda/api/engine/"))
                && ENGINE_LISTS.contains(path.substring(path.lastIndexOf('/') + 1));
    }
}
