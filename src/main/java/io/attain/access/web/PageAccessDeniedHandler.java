package io.attain.access.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.WebAttributes;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;

/** Leads a person with a one-time password to the page where it is changed, and tells everybody else that they may not. */
class PageAccessDeniedHandler implements AccessDeniedHandler {

    private final AccessDeniedHandler page = new AccessDeniedHandlerImpl();

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException exception)
            throws IOException, ServletException {
        Entry.Refusal refusal = Entry.refusal(SecurityContextHolder.getContext().getAuthentication(), request);
        if (refusal == Entry.Refusal.ONE_TIME) {
            response.setStatus(HttpStatus.FOUND.value());
            // Relative to the host, whatever name a proxy gives it.
            response.setHeader(HttpHeaders.LOCATION, request.getContextPath() + "/me/password");
            return;
        }
        // The page of the error says why.
        request.setAttribute(WebAttributes.ACCESS_DENIED_403, exception);
        page.handle(request, response, exception);
    }
}
