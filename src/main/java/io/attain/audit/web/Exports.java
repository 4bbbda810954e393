package io.attain.audit.web;

import io.attain.audit.Act;
import io.attain.audit.AuditTrail;
import io.attain.audit.Chain;
import io.attain.audit.Kind;
import io.attain.dispute.Dispute;
import io.attain.dispute.DisputeRecord;
import io.attain.dispute.ExclusionClaim;
import io.attain.dispute.ExclusionRecord;
import io.attain.report.OwedReport;
import io.attain.report.ReportRecord;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Records what is taken out of the application: answers that are files, PDF or tables. What is about an agreement goes to its chain,
 * also where the address names a dispute, a claimed exclusion or a report alone.
 */
@Component
class Exports implements HandlerInterceptor, WebMvcConfigurer {

    private static final int OK = 200;

    private final AuditTrail trail;
    private final Clock clock;
    private final Map<String, LongFunction<Optional<String>>> references;

    Exports(AuditTrail trail, Clock clock, DisputeRecord disputes, ExclusionRecord exclusions, ReportRecord reports) {
        this.trail = trail;
        this.clock = clock;
        this.references = Map.of(
                "/api/disputes/{number}/", it -> disputes.find(it).map(Dispute::reference),
                "/api/exclusions/{number}/", it -> exclusions.find(it).map(ExclusionClaim::reference),
                "/api/reports/{number}/", it -> reports.find(it).map(OwedReport::reference));
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
    private @Nullable String reference(HttpServletRequest request) {
        if (!(request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables)) {
            return null;
        }
        if (variables.get("reference") instanceof String reference) {
            return reference;
        }
        String pattern = String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
        return references.entrySet().stream()
                .filter(it -> pattern.startsWith(it.getKey()))
                .findFirst()
                .flatMap(it -> it.getValue().apply(Long.parseLong(String.valueOf(variables.get("number")))))
                .orElse(null);
    }
}
