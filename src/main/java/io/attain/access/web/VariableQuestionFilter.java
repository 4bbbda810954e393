package io.attain.access.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.attain.access.Role;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses to pick the engine's instances by what their variables hold, unless the account reads all of them: whoever may count what runs
 * without reading it could otherwise guess a text letter by letter. Stands behind the login.
 */
class VariableQuestionFilter extends OncePerRequestFilter {

    /** Longer questions are asked by nobody. */
    private static final int MOST_BYTES = 1 << 20;

    private static final PathPatternRequestMatcher.Builder PATH = PathPatternRequestMatcher.withDefaults();

    private static final RequestMatcher ENGINE =
            new OrRequestMatcher(PATH.matcher("/engine-rest/**"), PATH.matcher("/camunda/api/**"));

    private static final Set<String> READING = Set.of(Role.MANAGER.authority(), Role.AUDITOR.authority());

    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !ENGINE.matches(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication login = SecurityContextHolder.getContext().getAuthentication();
        if (login == null
                || login.getAuthorities().stream()
                        .map(GrantedAuthority::getAuthority)
                        .anyMatch(READING::contains)) {
            chain.doFilter(request, response);
            return;
        }
        boolean refused = request.getQueryString() != null
                && request.getParameterMap().keySet().stream().anyMatch(VariableQuestionFilter::isOfVariables);
        HttpServletRequest asked = request;
        if (!refused && Entry.isQuestion(request)) {
            byte[] body = request.getInputStream().readNBytes(MOST_BYTES);
            JsonNode question = read(body);
            refused = body.length == MOST_BYTES || asksForVariables(question);
            // What was read, and not what was sent: nobody else may read it in another way.
            asked = new Replayed(request, question.isMissingNode() ? body : JSON.writeValueAsBytes(question));
        }
        if (refused) {
            Problems.write(
                    request,
                    response,
                    HttpStatus.FORBIDDEN,
                    "What variables hold is for managers and auditors to ask. Leave the variables out of the question.");
        } else {
            chain.doFilter(asked, response);
        }
    }

    private static boolean isOfVariables(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith("variables");
    }

    /** What is no JSON is refused by the engine. */
    private static JsonNode read(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException unreadable) {
            return MissingNode.getInstance();
        }
    }

    private static boolean asksForVariables(JsonNode question) {
        return question.properties().stream()
                        .anyMatch(it -> isOfVariables(it.getKey())
                                && it.getValue().isContainerNode()
                                && !it.getValue().isEmpty())
                || StreamSupport.stream(question.spliterator(), false)
                        .anyMatch(VariableQuestionFilter::asksForVariables);
    }
}
