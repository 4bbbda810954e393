package io.attain.access.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.util.ContentCachingRequestWrapper;

/**
 * Refuses a body that is too large to be a document or an answer. Measurements and files are not held in memory and have limits of their own.
 */
class BodyLimitFilter extends OncePerRequestFilter {

    private static final RequestMatcher MEASUREMENTS =
            PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, "/api/series/*/measurements");

    private final long most;

    BodyLimitFilter(DataSize most) {
        this.most = most.toBytes();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String type = String.valueOf(request.getContentType());
        if (most == 0 || type.startsWith("multipart/") || MEASUREMENTS.matches(request)) {
            chain.doFilter(request, response);
            return;
        }
        if (request.getContentLengthLong() > most) {
            Problems.write(
                    request,
                    response,
                    HttpStatus.PAYLOAD_TOO_LARGE,
                    "The body has " + request.getContentLengthLong() + " bytes; at most " + most + " are read.");
            return;
        }
        boolean unknownLength = request.getContentLengthLong() < 0 && request.getHeader("Transfer-Encoding") != null;
        chain.doFilter(unknownLength ? new Counting(request, most) : request, response);
    }

    /** Counts what comes in chunks. */
    private static final class Counting extends ContentCachingRequestWrapper {

        private final long most;

        Counting(HttpServletRequest request, long most) {
            super(request, Math.toIntExact(most));
            this.most = most;
        }

        @Override
        protected void handleContentOverflow(int limit) {
            throw new MaxUploadSizeExceededException(most);
        }
    }
}
