package io.attain.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;

/** Answers a machine, or a page's script, that may not do what it asked for. */
class ProblemAccessDeniedHandler implements AccessDeniedHandler {

    private final ProblemEntryPoint login = new ProblemEntryPoint();

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException exception)
            throws IOException {
        if (exception instanceof CsrfException
                && request.getSession(false) == null
                && request.getHeader(HttpHeaders.AUTHORIZATION) == null) {
            // Protection against forged requests stands before the login, which is what is missing here.
            login.commence(request, response, new InsufficientAuthenticationException("not logged in", exception));
            return;
        }
        if (exception instanceof CsrfException) {
            Problems.write(
                    request,
                    response,
                    HttpStatus.FORBIDDEN,
                    "A request from a browser carries the value of the cookie ATTAIN-CSRF in the header X-ATTAIN-CSRF.");
            return;
        }
        Entry.Refusal refusal = Entry.refusal(SecurityContextHolder.getContext().getAuthentication(), request);
        Problems.write(
                request,
                response,
                HttpStatus.FORBIDDEN,
                refusal == null ? "This account's roles do not allow that." : refusal.reason());
    }
}
