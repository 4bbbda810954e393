package io.attain.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;

/** Answers a machine that has not logged in. */
class ProblemEntryPoint implements AuthenticationEntryPoint {

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException exception)
            throws IOException {
        if (exception instanceof AuthenticationServiceException) {
            Problems.write(
                    request,
                    response,
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "Nobody can log in at the moment: the database cannot be reached, or a disk is full.");
            return;
        }
        // “Bearer” and not “Basic”: a browser would ask for a password, keep it, and send it along with forged
        // requests.
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"attain\"");
        Problems.write(
                request,
                response,
                HttpStatus.UNAUTHORIZED,
                "Log in with HTTP basic authentication, with a bearer token from POST /api/tokens, or on the page /login.");
    }
}
