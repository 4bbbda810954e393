package io.attain.audit.web;

import io.attain.audit.Act;
import io.attain.audit.AuditTrail;
import io.attain.audit.Chain;
import io.attain.audit.Kind;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Records what is taken out of the application: answers that are files, PDF or tables. */
@Component
class Exports implements HandlerInterceptor, WebMvcConfigurer {

    private static final int OK = 200;

    private final AuditTrail trail;
    private final Clock clock;

    Exports(AuditTrail trail, Clock clock) {
        this.trail = trail;
        this.clock = clock;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        if (failure == null && response.getStatus() == OK && isExport(response)) {
            String reference = reference(request);
            trail.record(new Act(
                    reference == null ? Chain.day(clock.instant()) : Chain.agreement(reference),
                    Kind.EXPORT,
                    String.valueOf(response.getContentType()),
                    request.getRemoteUser()));
        }
    }

    private static boolean isExport(HttpServletResponse response) {
        String disposition = response.getHeader(HttpHeaders.CONTENT_DISPOSITION);
        String type = response.getContentType();
        return (disposition != null && disposition.startsWith("attachment"))
                || (type != null && (type.startsWith("application/pdf") || type.startsWith("text/csv")));
    }

    /** An answer without an error about an agreement is about one that there is. */
    private static @Nullable String reference(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables
                        && variables.get("reference") instanceof String reference
                ? reference
                : null;
    }
}
