package io.attain.access.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.attain.problem.BrokenJson;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Looks at what is sent to the engine's own interface before the engine does, which fails at what it does not expect, and tells the classes
 * that it is made of. A form holds texts, numbers, days and yes or no; nobody sends it objects of Java.
 */
class EngineBodyFilter extends OncePerRequestFilter {

    /** No form and no question is longer. */
    private static final int MOST_BYTES = 1 << 20;

    private static final Set<String> VALUES = Set.of("variables", "localvariables");
    private static final Set<String> TYPES = Set.of("object", "xml", "json", "file", "bytes");

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String type = String.valueOf(request.getContentType()).toLowerCase(Locale.ROOT);
        return !EngineDoor.isEngine(request) || !type.contains("json");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        byte[] body = request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            Problems.write(
                    request, response, HttpStatus.PAYLOAD_TOO_LARGE, "At most " + MOST_BYTES + " bytes are read here.");
            return;
        }
        String wrong = wrong(body);
        if (wrong == null) {
            chain.doFilter(new Replayed(request, body), response);
        } else {
            Problems.write(request, response, HttpStatus.BAD_REQUEST, wrong);
        }
    }

    private static @Nullable String wrong(byte[] body) {
        if (body.length == 0) {
            return null;
        }
        JsonNode sent;
        try {
            sent = JSON.readTree(body);
        } catch (JsonProcessingException broken) {
            return "The body is no JSON: " + BrokenJson.why(broken);
        } catch (IOException impossible) {
            throw new UncheckedIOException("Bytes that are there are read.", impossible);
        }
        return sent.isContainerNode() ? wrong(sent) : "The body is a JSON object, not “" + sent + "”.";
    }

    private static @Nullable String wrong(JsonNode part) {
        for (Map.Entry<String, JsonNode> field : part.properties()) {
            String name = field.getKey().toLowerCase(Locale.ROOT);
            JsonNode value = field.getValue();
            // A form has variables by their names, a question a list of conditions.
            String wrong = VALUES.contains(name) && value.isObject()
                    ? wrongValue(value)
                    : name.endsWith("variables") && value.isArray() ? wrongCondition(name, value) : wrong(value);
            if (wrong != null) {
                return wrong;
            }
        }
        for (JsonNode one : part) {
            String wrong = part.isArray() && one.isContainerNode() ? wrong(one) : null;
            if (wrong != null) {
                return wrong;
            }
        }
        return null;
    }

    private static @Nullable String wrongValue(JsonNode variables) {
        for (Map.Entry<String, JsonNode> variable : variables.properties()) {
            JsonNode value = variable.getValue();
            if (!value.isObject()
                    || value.path("value").isContainerNode()
                    || TYPES.contains(value.path("type").asText().toLowerCase(Locale.ROOT))) {
                return "The field “" + variable.getKey()
                        + "” takes an object with a “value” that is a text, a number, or true or false.";
            }
        }
        return null;
    }

    private static @Nullable String wrongCondition(String name, JsonNode conditions) {
        boolean whole = StreamSupport.stream(conditions.spliterator(), false)
                .allMatch(
                        it -> it.path("name").isTextual() && it.path("operator").isTextual());
        return whole ? null : "Each of “" + name + "” is an object with “name”, “operator” and “value”.";
    }
}
