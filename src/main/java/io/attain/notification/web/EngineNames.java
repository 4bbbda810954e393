package io.attain.notification.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attain.problem.EngineWords;
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
 * Says in the reader's language what tasks, filters and processes are called, and what tasks ask, where Tasklist asks the engine for them;
 * names of tasks in the words of the mail about them. The engine keeps the English names that its models give, for whoever searches, and for those who read English.
 */
@Component
class EngineNames extends OncePerRequestFilter {

    private static final Pattern NAMED =
            Pattern.compile("/(engine-rest|camunda/api/engine)(/.*)?/(task|filter|process-definition)(/.*)?");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ReadersLanguage languages;
    private final MessageSource messages;

    EngineNames(ReadersLanguage languages, MessageSource messages) {
        this.languages = languages;
        this.messages = messages;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !NAMED.matcher(request.getRequestURI()).matches()
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

    /** Tells whether anything in it has a name that is known here. */
    private boolean translate(JsonNode part, Locale language) {
        boolean isAny = false;
        if (part instanceof ObjectNode named && named.path("name").isTextual()) {
            String name = named.path("name").asText();
            String code = code(named, name);
            String about = OpenTasks.about(EngineWords.task(language, name), name);
            String word = messages.getMessage(code, new Object[] {about}, name, language);
            if (!name.equals(word)) {
                named.put("name", word);
                isAny = true;
            }
        }
        if (part instanceof ObjectNode task
                && task.path("taskDefinitionKey").isTextual()
                && task.path("description").isTextual()) {
            String asked = task.path("description").asText();
            task.put("description", EngineWords.task(language, asked));
            isAny |= !asked.equals(task.path("description").asText());
        }
        for (JsonNode each : part) {
            isAny |= translate(each, language);
        }
        return isAny;
    }

    private static String code(JsonNode named, String name) {
        if (named.path("taskDefinitionKey").isTextual()) {
            return "mail.task." + named.path("taskDefinitionKey").asText();
        }
        return named.path("resourceType").isTextual()
                ? "engine.filter." + name.replace(' ', '-')
                : "engine.process." + named.path("key").asText();
    }
}
