package io.attain.access.web;

import io.attain.access.Login;
import io.attain.access.Role;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * What may be asked of the engine's own interface, whichever way: work on tasks, and start what is offered to start; administrators also have a
 * failed job tried again. All else that changes something is refused before the engine hears of it. It has its own checks, but what it
 * refuses may have left a mark all the same: executing a job that one may not execute counts as its failure, and moves its time.
 */
final class EngineDoor {

    private static final PathPatternRequestMatcher.Builder PATH = PathPatternRequestMatcher.withDefaults();

    private static final List<String> ROOTS =
            List.of("/engine-rest", "/engine-rest/engine/*", "/camunda/api/engine/engine/*");

    private static final RequestMatcher ENGINE =
            new OrRequestMatcher(PATH.matcher("/engine-rest/**"), PATH.matcher("/camunda/api/engine/**"));

    private static final RequestMatcher COCKPIT = PATH.matcher("/camunda/api/cockpit/**");

    /** What is offered to start is started. */
    static final RequestMatcher START =
            anywhere(HttpMethod.POST, "/process-definition/*/submit-form", "/process-definition/key/*/submit-form");

    /** What everybody does there; whose task it is, and what may be started, the engine knows. */
    private static final RequestMatcher WORK = new OrRequestMatcher(
            START,
            anywhere(
                    HttpMethod.POST,
                    "/task/*/claim",
                    "/task/*/unclaim",
                    "/task/*/complete",
                    "/task/*/submit-form",
                    "/task/*/comment/create"));

    /** A claimed task is given back. */
    static final RequestMatcher UNCLAIM = anywhere(HttpMethod.POST, "/task/*/unclaim");

    /** A failed job is tried again. */
    static final RequestMatcher RETRY = anywhere(HttpMethod.PUT, "/job/*/retries");

    /** How much runs, in all agreements: what the engine calls statistics, and all that Cockpit asks for by itself. */
    private static final Pattern COUNTS = Pattern.compile("/statistics(/.*)?$|^/camunda/api/cockpit/");

    /** Which roles an account has. */
    private static final Pattern GROUPS = Pattern.compile("/(identity/groups|group|group/count)/?$");

    /** What the engine does not count here, and would fail at. */
    private static final RequestMatcher UNKEPT = new OrRequestMatcher(ROOTS.stream()
            .flatMap(root ->
                    Stream.of("/metrics/**", "/telemetry/**").map(path -> (RequestMatcher) PATH.matcher(root + path)))
            .toList());

    /** A login of its own, which would tell whether a password is right and leave no trace. There is one login for everything. */
    private static final RequestMatcher LOGIN = PATH.matcher("/camunda/api/admin/auth/user/*/login/**");

    private static final Set<Role> INSPECTING = Set.of(Role.MANAGER, Role.AUDITOR, Role.ADMINISTRATOR);

    private EngineDoor() {}

    private static RequestMatcher anywhere(HttpMethod method, String... paths) {
        return new OrRequestMatcher(ROOTS.stream()
                .flatMap(root -> Stream.of(paths).map(path -> (RequestMatcher) PATH.matcher(method, root + path)))
                .toList());
    }

    /**
     * Tells whether a request goes to the engine's interface.
     *
     * @param request never {@literal null}
     */
    static boolean isEngine(HttpServletRequest request) {
        return ENGINE.matches(request);
    }

    /**
     * Tells whether a request is kept from the engine.
     *
     * @param request never {@literal null}
     * @param login who sends it, never {@literal null}
     * @param changes whether it would change something
     */
    static boolean isClosed(HttpServletRequest request, Login login, boolean changes) {
        if (LOGIN.matches(request)) {
            return true;
        }
        if (!ENGINE.matches(request) && !COCKPIT.matches(request)) {
            return false;
        }
        if (changes && ENGINE.matches(request)) {
            return !WORK.matches(request) && !(RETRY.matches(request) && login.is(Role.ADMINISTRATOR));
        }
        return UNKEPT.matches(request) || (!inspects(login) && (isCount(request) || asksForOthers(request, login)));
    }

    private static boolean inspects(Login login) {
        return INSPECTING.stream().anyMatch(login::is);
    }

    private static boolean isCount(HttpServletRequest request) {
        return COUNTS.matcher(path(request)).find();
    }

    private static boolean asksForOthers(HttpServletRequest request, Login login) {
        String user = request.getParameter("userId");
        String member = request.getParameter("member");
        return GROUPS.matcher(path(request)).find()
                && !login.name().equals(user)
                && !login.name().equals(member);
    }

    private static String path(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }
}
