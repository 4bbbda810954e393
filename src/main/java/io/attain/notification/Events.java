package io.attain.notification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.attain.agreement.AgreementAccess;
import io.attain.agreement.Milestone;
import io.attain.agreement.ReachedMilestone;
import io.attain.credit.PeriodsJudged;
import io.attain.credit.StatementSettled;
import io.attain.dispute.DisputeBegun;
import io.attain.dispute.DisputeConcluded;
import io.attain.escalation.Escalation;
import io.attain.escalation.LevelReached;
import io.attain.notification.Webhooks.Planned;
import io.attain.report.OwedReport;
import io.attain.report.ReportAct;
import io.attain.report.ReportHappened;
import io.attain.report.ReportsOpened;
import io.attain.review.Review;
import io.attain.review.ReviewDecided;
import io.attain.review.ReviewOpened;
import io.attain.warning.RaisedWarning;
import io.attain.warning.WarningRaised;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.jackson.JsonFormat;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Makes CloudEvents 1.0 (https://cloudevents.io, JSON, structured mode) of what happens, in the transaction in which it
 * happens, for the systems that asked for them.
 */
@Component
class Events {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Set<Milestone> ENDS = EnumSet.of(Milestone.EXPIRED, Milestone.TERMINATED, Milestone.CLOSED);

    private final Webhooks webhooks;
    private final AgreementAccess access;
    private final NotificationSettings settings;
    private final Clock clock;
    private final JsonFormat format = new JsonFormat();

    Events(Webhooks webhooks, AgreementAccess access, NotificationSettings settings, Clock clock) {
        this.webhooks = webhooks;
        this.access = access;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * What happened.
     *
     * @param id names it, the same however often it is told
     * @param reference the agreement's
     * @param data what there is to know
     */
    private record Fact(String id, String reference, Map<String, Object> data) {

        static Fact of(String id, String reference) {
            return new Fact(id, reference, Map.of("agreement", reference));
        }

        Fact with(String name, Object value) {
            Map<String, Object> more = new TreeMap<>(data);
            more.put(name, value);
            return new Fact(id, reference, more);
        }
    }

    @EventListener
    void on(ReachedMilestone it) {
        Fact fact = Fact.of(it.milestone() + " " + it.reference() + " " + it.version(), it.reference())
                .with("version", it.version());
        if (it.milestone() == Milestone.IN_FORCE) {
            tell(EventType.AGREEMENT_IN_FORCE, fact);
        } else if (ENDS.contains(it.milestone())) {
            tell(EventType.AGREEMENT_ENDED, fact.with("status", it.milestone()));
        }
    }

    @EventListener
    void on(WarningRaised raised) {
        RaisedWarning it = raised.warning();
        tell(
                EventType.WARNING_RAISED,
                Fact.of("warning " + it.number(), it.reference())
                        .with("warning", it.number())
                        .with("objective", it.outlook().objective())
                        .with("scope", it.outlook().scope())
                        .with("period", it.outlook().period())
                        .with("threshold", it.threshold().text()));
    }

    @EventListener
    void on(PeriodsJudged judged) {
        tell(
                EventType.PERIOD_CLOSED,
                judged.periods().stream()
                        .map(it -> Fact.of("period " + it.close(), it.reference())
                                .with("close", it.close())
                                .with("period", it.label())
                                .with("start", it.start().toString())
                                .with("end", it.end().toString())
                                .with("breached", new TreeSet<>(it.breached().keySet())))
                        .toList());
    }

    @EventListener
    void on(StatementSettled it) {
        tell(
                EventType.STATEMENT_SETTLED,
                Fact.of("settled " + it.close(), it.reference())
                        .with("close", it.close())
                        .with("period", it.period())
                        .with("amount", it.amount().toPlainString())
                        .with("currency", it.currency()));
    }

    @EventListener
    void on(LevelReached reached) {
        Escalation it = reached.escalation();
        tell(
                EventType.BREACH_ESCALATED,
                Fact.of(
                                "escalation " + it.number() + " " + reached.act(),
                                it.breach().reference())
                        .with("escalation", it.number())
                        .with("objective", it.breach().objective())
                        .with("period", it.breach().period())
                        .with("level", it.standing().level()));
    }

    @EventListener
    void on(DisputeBegun it) {
        tell(
                EventType.DISPUTE_BEGUN,
                Fact.of("dispute " + it.number(), it.reference())
                        .with("dispute", it.number())
                        .with("period", it.period()));
    }

    @EventListener
    void on(DisputeConcluded it) {
        tell(
                EventType.DISPUTE_CONCLUDED,
                Fact.of("dispute over " + it.number(), it.reference())
                        .with("dispute", it.number())
                        .with("period", it.period())
                        .with("outcome", it.outcome()));
    }

    @EventListener
    void on(ReportsOpened opened) {
        tell(
                EventType.REPORT_DUE,
                opened.reports().stream()
                        .map(it -> about(it, "report " + it.number()))
                        .toList());
    }

    @EventListener
    void on(ReportHappened it) {
        Fact fact = about(it.report(), "report act " + it.act());
        switch (it.kind()) {
            case OVERDUE -> tell(EventType.REPORT_OVERDUE, fact);
            case DELIVERED -> tell(EventType.REPORT_DELIVERED, fact);
            case CONFIRMED, REFUSED, SILENT ->
                tell(
                        EventType.REPORT_ANSWERED,
                        fact.with("answer", it.becomes()).with("silent", it.kind() == ReportAct.Kind.SILENT));
            case MISSING -> tell(EventType.REPORT_MISSING, fact);
            case OPENED, NOT_OWED -> {
                // The first is told of with others; the second comes of an agreement's end, which is told of.
            }
        }
    }

    private static Fact about(OwedReport it, String id) {
        return Fact.of(id, it.reference())
                .with("number", it.number())
                .with("report", it.report())
                .with("due", it.due());
    }

    @EventListener
    void on(ReviewOpened opened) {
        Review it = opened.review();
        tell(
                EventType.REVIEW_OPENED,
                Fact.of("review " + it.number(), it.reference())
                        .with("review", it.ordinal())
                        .with("version", it.version())
                        .with("occasions", opened.occasions()));
    }

    @EventListener
    void on(ReviewDecided decided) {
        Review it = decided.review();
        tell(
                EventType.REVIEW_DECIDED,
                Fact.of("review over " + it.number(), it.reference())
                        .with("review", it.ordinal())
                        .with("version", it.version())
                        .with("decision", decided.decision())
                        .with("about", decided.about()));
    }

    private void tell(EventType type, Fact fact) {
        tell(type, List.of(fact));
    }

    private void tell(EventType type, List<Fact> facts) {
        List<Webhook> listening = webhooks.all().stream()
                .filter(it -> it.enabled() && it.events().contains(type))
                .toList();
        if (listening.isEmpty() || facts.isEmpty()) {
            return;
        }
        // A system hears what whoever registered it may read now.
        Map<String, Predicate<String>> readers = listening.stream()
                .map(Webhook::registeredBy)
                .distinct()
                .collect(Collectors.toMap(Function.identity(), access::readBy));
        List<Planned> planned = new ArrayList<>();
        for (Fact fact : facts) {
            String body = body(type, fact);
            listening.stream()
                    .filter(it -> Objects.requireNonNull(readers.get(it.registeredBy()))
                            .test(fact.reference()))
                    .forEach(it -> planned.add(new Planned(it.number(), fact.id(), type.type(), body)));
        }
        webhooks.plan(planned);
    }

    private String body(EventType type, Fact fact) {
        CloudEvent event = CloudEventBuilder.v1()
                .withId(fact.id())
                .withSource(URI.create(settings.publicAddress()))
                .withType(type.type())
                .withSubject(fact.reference())
                .withTime(clock.instant().atOffset(ZoneOffset.UTC))
                .withData("application/json", json(fact.data()))
                .build();
        return new String(format.serialize(event), StandardCharsets.UTF_8);
    }

    private static byte[] json(Map<String, Object> data) {
        try {
            return JSON.writeValueAsBytes(data);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("Texts and numbers are written as JSON.", impossible);
        }
    }
}
