package io.attain.access.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/** Takes no more passwords from an address that has sent too many wrong ones. Sessions, access tokens and single sign-on go on. */
class LoginLimitFilter extends OncePerRequestFilter {

    private final RequestLimits limits;

    LoginLimitFilter(RequestLimits limits) {
        this.limits = limits;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long wait = hasPassword(request) ? limits.secondsUntilLogin(request.getRemoteAddr()) : 0;
        if (wait > 0) {
            LimitFilter.refuse(request, response, wait, "Too many wrong passwords came from this address.");
            return;
        }
        chain.doFilter(request, response);
    }

    private static boolean hasPassword(HttpServletRequest request) {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        boolean basic =
                authorization != null && authorization.toLowerCase(Locale.ROOT).startsWith("basic ");
        return basic
                || (request.getMethod().equals("POST")
                        && request.getRequestURI().equals(request.getContextPath() + "/login"));
    }
}
