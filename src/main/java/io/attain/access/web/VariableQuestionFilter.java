package io.attain.access.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.attain.access.Role;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses to pick the engine's instances by what their variables hold, unless the account reads all of them: whoever may count what runs
 * without reading it could otherwise guess a text letter by letter. Stands behind the login.
 */
class VariableQuestionFilter extends OncePerRequestFilter {

    /** Longer questions are asked by nobody. */
    private static final int MOST_BYTES = 1 << 20;

    private static final Set<String> READING = Set.of(Role.MANAGER.authority(), Role.AUDITOR.authority());

    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        return !path.startsWith("/engine-rest/") && !path.startsWith("/camunda/api/");
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
            refused = body.length == MOST_BYTES || asksForVariables(body);
            asked = new Reread(request, body);
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
    private static boolean asksForVariables(byte[] body) {
        try {
            return asksForVariables(JSON.readTree(body));
        } catch (IOException none) {
            return false;
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

    /** A request whose body has been read, and is there for others. */
    private static final class Reread extends HttpServletRequestWrapper {

        private final byte[] body;

        Reread(HttpServletRequest request, byte[] body) {
            super(request);
            this.body = body;
        }

        @Override
        public ServletInputStream getInputStream() {
            ByteArrayInputStream bytes = new ByteArrayInputStream(body);
            return new ServletInputStream() {
                @Override
                public int read() {
                    return bytes.read();
                }

                @Override
                public int read(byte[] into, int from, int length) {
                    return bytes.read(into, from, length);
                }

                @Override
                public boolean isFinished() {
                    return bytes.available() == 0;
                }

                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setReadListener(ReadListener listener) {
                    throw new UnsupportedOperationException("The body is here already.");
                }
            };
        }

        @Override
        public BufferedReader getReader() {
            return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
        }
    }
}
