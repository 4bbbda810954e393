package io.attain.access.web;

import io.attain.access.Role;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
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

    /** How much runs, in all agreements. */
    private static final RequestMatcher COUNTS = anywhere(
            HttpMethod.GET,
            "/process-definition/statistics",
            "/process-definition/*/statistics",
            "/process-definition/key/*/statistics",
            "/deployment/*/statistics",
            "/decision-requirements-definition/*/statistics");

    /** What the engine does not count here, and would fail at. */
    private static final RequestMatcher UNKEPT = anywhere(HttpMethod.GET, "/metrics/**", "/telemetry/**");

    private static final Set<String> INSPECTING =
            Set.of(Role.MANAGER.authority(), Role.AUDITOR.authority(), Role.ADMINISTRATOR.authority());

    private EngineDoor() {}

    private static RequestMatcher anywhere(HttpMethod method, String... paths) {
        return new OrRequestMatcher(ROOTS.stream()
                .flatMap(root -> Stream.of(paths).map(path -> (RequestMatcher) PATH.matcher(method, root + path)))
                .toList());
    }

    /**
     * Tells whether a request is kept from the engine.
     *
     * @param request never {@literal null}
     * @param authorities of who sends it, never {@literal null}
     * @param changes whether it would change something
     */
    static boolean isClosed(HttpServletRequest request, Set<String> authorities, boolean changes) {
        if (!ENGINE.matches(request)) {
            return false;
        }
        return changes
                ? !WORK.matches(request)
                        && !(RETRY.matches(request) && authorities.contains(Role.ADMINISTRATOR.authority()))
                : UNKEPT.matches(request)
                        || (COUNTS.matches(request) && INSPECTING.stream().noneMatch(authorities::contains));
    }
}
