package io.attain.notification.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attain.workflow.OpenTasks;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Says in the reader's language what tasks are called where Tasklist asks the engine for them, in the words of the mail about them.
 * The engine keeps the English name that its model gives, for whoever searches, and for those who read English.
 */
@Component
class TaskNames extends OncePerRequestFilter {

    private static final Pattern TASKS = Pattern.compile("/(engine-rest|camunda/api/engine)(/.*)?/(task|filter)(/.*)?");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ReadersLanguage languages;
    private final MessageSource messages;

    TaskNames(ReadersLanguage languages, MessageSource messages) {
        this.languages = languages;
        this.messages = messages;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !TASKS.matcher(request.getRequestURI()).matches()
                || languages.resolveLocale(request).getLanguage().equals(Locale.ENGLISH.getLanguage());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, answer);
        if (String.valueOf(answer.getContentType()).contains("json") && answer.getContentSize() > 0) {
            JsonNode body = JSON.readTree(answer.getContentAsByteArray());
            if (translate(body, languages.resolveLocale(request))) {
                answer.resetBuffer();
                answer.getOutputStream().write(JSON.writeValueAsBytes(body));
            }
        }
        answer.copyBodyToResponse();
    }

    /** Tells whether there was a task in it. */
    private boolean translate(JsonNode part, Locale language) {
        boolean isAny = false;
        if (part instanceof ObjectNode task
                && task.path("taskDefinitionKey").isTextual()
                && task.path("name").isTextual()) {
            String name = task.path("name").asText();
            task.put(
                    "name",
                    messages.getMessage(
                            "mail.task." + task.path("taskDefinitionKey").asText(),
                            new Object[] {OpenTasks.about(name, name)},
                            name,
                            language));
            isAny = true;
        }
        for (JsonNode each : part) {
            isAny |= translate(each, language);
        }
        return isAny;
    }
}
