package io.attain.access.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attain.problem.ProblemWords;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.support.RequestContextUtils;

/** Problems in the form of RFC 9457, in the reader's language, for what is refused before a controller is reached. */
final class Problems {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Problems() {}

    static void write(HttpServletRequest request, HttpServletResponse response, HttpStatus status, String detail)
            throws IOException {
        Locale reader = RequestContextUtils.getLocale(request);
        ObjectNode problem = JSON.createObjectNode()
                .put("type", "about:blank")
                .put("title", ProblemWords.in(reader, status.getReasonPhrase()))
                .put("status", status.value())
                .put("detail", ProblemWords.in(reader, detail))
                .put("instance", request.getRequestURI());
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getOutputStream().write(JSON.writeValueAsBytes(problem));
    }
}
