package io.attain.problem.web;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.attain.problem.ProblemWords;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/**
 * Answers what the server refuses before anything of ours is asked, such as an address with a character that no address has: a
 * problem for machines, a page for browsers, in the reader's language. An encoded letter or digit is such a character too: nobody
 * has to encode one, and who does wants the address to be taken for another.
 */
final class RefusalValve extends ErrorReportValve {

    /** A letter or digit that is encoded, or a first part of an address with anything that is. */
    private static final Pattern NEEDLESS = Pattern.compile("%(3[0-9]|[46][1-9A-Fa-f]|[57][0-9Aa])|^/[^/]*%");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        if (NEEDLESS.matcher(String.valueOf(request.getRequestURI())).find()) {
            // The server may have refused it already.
            response.setSuspended(false);
            response.setStatus(HttpStatus.NOT_FOUND.value());
            answer(request, response, HttpStatus.NOT_FOUND);
            return;
        }
        super.invoke(request, response);
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        HttpStatus status = HttpStatus.resolve(response.getStatus());
        if (status != null && status.isError() && response.getContentWritten() == 0 && response.setErrorReported()) {
            try {
                answer(request, response, status);
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        }
    }

    private static void answer(Request request, Response response, HttpStatus status) throws IOException {
        String detail = ProblemWords.in(
                request.getLocale(),
                status.is5xxServerError()
                        ? "Something went wrong on the server; its log says what."
                        : "There can be nothing at this address: it has a character that no address here has.");
        boolean page = Browsers.wantsPage(request.getRequest());
        response.setContentType(page ? MediaType.TEXT_HTML_VALUE : MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", "default-src 'none'");
        Writer writer = response.getReporter();
        if (writer != null) {
            writer.write(
                    page
                            ? "<!DOCTYPE html><title>Attain</title><p>" + detail + "</p><p><a href=\"/\">Attain</a></p>"
                            : JSON.writeValueAsString(Map.of(
                                    "type",
                                    "about:blank",
                                    "title",
                                    ProblemWords.in(request.getLocale(), status.getReasonPhrase()),
                                    "status",
                                    status.value(),
                                    "detail",
                                    detail)));
            response.finishResponse();
        }
    }
}
