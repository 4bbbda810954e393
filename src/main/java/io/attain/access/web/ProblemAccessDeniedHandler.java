package io.attain.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;

/** Answers a machine, or a page's script, that may not do what it asked for. */
class ProblemAccessDeniedHandler implements AccessDeniedHandler {

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException exception)
            throws IOException {
        String detail = exception instanceof CsrfException
                ? "A request from a browser carries the value of the cookie ATTAIN-CSRF in the header X-ATTAIN-CSRF."
                : "This account's roles do not allow that.";
        Problems.write(request, response, HttpStatus.FORBIDDEN, detail);
    }
}
