package io.attain.access.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses an account that asks too often. Stands behind the login. */
class LimitFilter extends OncePerRequestFilter {

    private final RequestLimits limits;

    LimitFilter(RequestLimits limits) {
        this.limits = limits;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication login = SecurityContextHolder.getContext().getAuthentication();
        long wait = login == null || login instanceof AnonymousAuthenticationToken
                ? 0
                : limits.secondsToWait(login.getName());
        if (wait > 0) {
            refuse(request, response, wait, "This account asks more often than the server allows.");
            return;
        }
        chain.doFilter(request, response);
    }

    static void refuse(HttpServletRequest request, HttpServletResponse response, long wait, String reason)
            throws IOException {
        response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(wait));
        Problems.write(request, response, HttpStatus.TOO_MANY_REQUESTS, reason + " Try again in " + wait + " seconds.");
    }
}
