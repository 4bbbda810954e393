package io.attain.access.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.attain.access.AccountAct;
import io.attain.access.Login;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Has a job tried again and nothing more: the engine would also take another time for it, and times decide what is settled. Who
 * did so is told.
 */
class JobRetryFilter extends OncePerRequestFilter {

    private static final int LONGEST = 1000;
    private static final JsonMapper JSON = new JsonMapper();

    private final ApplicationEventPublisher events;

    JobRetryFilter(ApplicationEventPublisher events) {
        this.events = events;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !EngineDoor.RETRY.matches(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        JsonNode body = read(request.getInputStream().readNBytes(LONGEST));
        if (!body.isObject() || body.size() != 1 || !body.path("retries").isInt()) {
            Problems.write(
                    request,
                    response,
                    HttpStatus.UNPROCESSABLE_ENTITY,
                    "A failed job is tried again with {\"retries\": 1}; its time is not moved.");
            return;
        }
        // What was read, and not what was sent: nobody else may read it in another way.
        chain.doFilter(new Replayed(request, JSON.writeValueAsBytes(body)), response);
        if (HttpStatus.valueOf(response.getStatus()).is2xxSuccessful()) {
            String administrator = Login.current().name();
            events.publishEvent(
                    new AccountAct(administrator, administrator, AccountAct.Kind.JOB_RETRIED, request.getRequestURI()));
        }
    }

    private static JsonNode read(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException unreadable) {
            return MissingNode.getInstance();
        }
    }
}
