package io.attain.access.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
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

    /** A file of checkpoints has one for each minute in which something happened; it is not held in memory either. */
    private static final RequestMatcher CHECKPOINTS =
            PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, "/api/audit/verify");

    private final long mostUsually;
    private final long mostCheckpoints;

    /**
     * Limits bodies; 0 bytes are no limit.
     *
     * @param most of a document or an answer, never {@literal null}
     * @param checkpoints of a file of checkpoints, never {@literal null}
     */
    BodyLimitFilter(DataSize most, DataSize checkpoints) {
        this.mostUsually = most.toBytes();
        this.mostCheckpoints = checkpoints.toBytes();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean compares = CHECKPOINTS.matches(request);
        long most = compares ? mostCheckpoints : mostUsually;
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
        if (!unknownLength) {
            chain.doFilter(request, response);
        } else {
            chain.doFilter(compares ? new Streaming(request, most) : new Counting(request, most), response);
        }
    }

    /** Counts what comes in chunks, and holds nothing of it. */
    private static final class Streaming extends HttpServletRequestWrapper {

        private final long most;

        Streaming(HttpServletRequest request, long most) {
            super(request);
            this.most = most;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new Counted(super.getInputStream(), most);
        }
    }

    /** A body that ends with an exception once it is too long. */
    private static final class Counted extends ServletInputStream {

        private final ServletInputStream body;
        private final long most;
        private long read;

        Counted(ServletInputStream body, long most) {
            this.body = body;
            this.most = most;
        }

        @Override
        public int read() throws IOException {
            int next = body.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int more = body.read(into, from, length);
            count(Math.max(0, more));
            return more;
        }

        private void count(int more) {
            read += more;
            if (read > most) {
                throw new MaxUploadSizeExceededException(most);
            }
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }
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
