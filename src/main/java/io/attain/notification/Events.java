package io.attain.notification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.attain.credit.PeriodsJudged;
import io.attain.credit.PeriodsScheduled;
import io.attain.credit.StatementSettled;
import io.attain.dispute.DisputeBegun;
import io.attain.dispute.DisputeConcluded;
import io.attain.escalation.Breach;
import io.attain.escalation.LevelReached;
import io.attain.notification.Webhooks.Planned;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.jackson.JsonFormat;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Makes CloudEvents 1.0 (https://cloudevents.io, JSON, structured mode) of what happens, in the transaction in which it
 * happens, for the systems that asked for them.
 */
@Component
class Events {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Webhooks webhooks;
    private final NotificationSettings settings;
    private final Clock clock;
    private final JsonFormat format = new JsonFormat();

    Events(Webhooks webhooks, NotificationSettings settings, Clock clock) {
        this.webhooks = webhooks;
        this.settings = settings;
        this.clock = clock;
    }

    /** What happened: what names it, the agreement, and what there is to know. */
    private record Fact(String id, String reference, Map<String, Object> data) {}

    @EventListener
    void on(PeriodsScheduled scheduled) {
        String id = "in-force " + scheduled.reference() + " " + clock.instant();
        tell(
                EventType.AGREEMENT_IN_FORCE,
                List.of(new Fact(id, scheduled.reference(), Map.of("agreement", scheduled.reference()))));
    }

    @EventListener
    void on(PeriodsJudged judged) {
        tell(
                EventType.PERIOD_CLOSED,
                judged.periods().stream()
                        .map(it -> new Fact(
                                "period " + it.close(),
                                it.reference(),
                                Map.of(
                                        "agreement",
                                        it.reference(),
                                        "close",
                                        it.close(),
                                        "period",
                                        it.label(),
                                        "start",
                                        it.start().toString(),
                                        "end",
                                        it.end().toString(),
                                        "breached",
                                        new TreeSet<>(it.breached().keySet()))))
                        .toList());
    }

    @EventListener
    void on(StatementSettled settled) {
        tell(
                EventType.STATEMENT_SETTLED,
                List.of(new Fact(
                        "settled " + settled.close(),
                        settled.reference(),
                        Map.of(
                                "agreement",
                                settled.reference(),
                                "close",
                                settled.close(),
                                "period",
                                settled.period(),
                                "amount",
                                settled.amount().toPlainString(),
                                "currency",
                                settled.currency()))));
    }

    @EventListener
    void on(LevelReached reached) {
        Breach breach = reached.escalation().breach();
        tell(
                EventType.BREACH_ESCALATED,
                List.of(new Fact(
                        "escalation " + reached.escalation().number() + " " + reached.act(),
                        breach.reference(),
                        Map.of(
                                "agreement",
                                breach.reference(),
                                "escalation",
                                reached.escalation().number(),
                                "objective",
                                breach.objective(),
                                "period",
                                breach.period(),
                                "level",
                                reached.escalation().standing().level()))));
    }

    @EventListener
    void on(DisputeBegun begun) {
        tell(
                EventType.DISPUTE_BEGUN,
                List.of(new Fact(
                        "dispute " + begun.number(),
                        begun.reference(),
                        Map.of("agreement", begun.reference(), "dispute", begun.number(), "period", begun.period()))));
    }

    @EventListener
    void on(DisputeConcluded concluded) {
        tell(
                EventType.DISPUTE_CONCLUDED,
                List.of(new Fact(
                        "dispute over " + concluded.number(),
                        concluded.reference(),
                        Map.of(
                                "agreement",
                                concluded.reference(),
                                "dispute",
                                concluded.number(),
                                "period",
                                concluded.period(),
                                "outcome",
                                concluded.outcome()))));
    }

    private void tell(EventType type, List<Fact> facts) {
        List<Webhook> listening = webhooks.all().stream()
                .filter(it -> it.enabled() && it.events().contains(type))
                .toList();
        if (listening.isEmpty() || facts.isEmpty()) {
            return;
        }
        List<Planned> planned = new ArrayList<>();
        for (Fact fact : facts) {
            String body = body(type, fact);
            listening.forEach(it -> planned.add(new Planned(it.number(), fact.id(), type.type(), body)));
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
                .withData("application/json", json(new TreeMap<>(fact.data())))
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
