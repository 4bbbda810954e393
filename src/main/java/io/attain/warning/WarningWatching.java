package io.attain.warning;

import io.attain.agreement.AgreementInForce;
import io.attain.agreement.AgreementRegister;
import io.attain.credit.PeriodsScheduled;
import io.attain.terms.Agreement;
import io.attain.workflow.Chunks;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Watches the running periods of agreements whose terms warn, in chunks, each in a transaction of its own. A chunk that fails is
 * halved; what fails alone is left until the next look, so that it holds up nobody else.
 */
@Component
public class WarningWatching {

    /** As many agreements as are looked at together. */
    private static final int SIZE = 256;

    private static final Logger LOG = LoggerFactory.getLogger(WarningWatching.class);

    private final AgreementRegister register;
    private final AgreementOutlooks outlooks;
    private final WarningRecord record;
    private final WarningRuns runs;
    private final Warnings warnings;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final Chunks chunks;

    WarningWatching(
            AgreementRegister register,
            AgreementOutlooks outlooks,
            WarningRecord record,
            WarningRuns runs,
            Warnings warnings,
            ApplicationEventPublisher events,
            Clock clock,
            Chunks chunks) {
        this.register = register;
        this.outlooks = outlooks;
        this.record = record;
        this.runs = runs;
        this.warnings = warnings;
        this.events = events;
        this.clock = clock;
        this.chunks = chunks;
    }

    /** An agreement that comes in force is watched if one of its versions warns, in the same transaction. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(PeriodsScheduled scheduled) {
        AgreementInForce agreement =
                register.inForce(List.of(scheduled.reference())).get(scheduled.reference());
        if (agreement != null && warns(agreement)) {
            record.watch(scheduled.reference());
        }
    }

    private static boolean warns(AgreementInForce agreement) {
        return agreement.terms().stream()
                .flatMap(it -> it.objectives().stream())
                .anyMatch(it -> !it.warn().isEmpty());
    }

    /**
     * Parts what is watched into chunks.
     *
     * @return each as the first and the last reference with a blank between, possibly empty
     */
    public List<String> find() {
        return Chunks.of(record.watched(), SIZE);
    }

    /**
     * Looks at a chunk, and raises a warning for each threshold that was crossed since the last look.
     *
     * @param chunk as {@link #find()} gave it, never {@literal null}
     */
    public void look(String chunk) {
        String[] ends = chunk.split(" ", 2);
        chunks.run(
                record.watched(ends[0], ends[1]),
                this::lookTogether,
                (reference, failure) -> LOG.warn("The running periods of {} cannot be looked at.", reference, failure));
    }

    private void lookTogether(List<String> references) {
        Instant now = clock.instant();
        Map<String, AgreementInForce> agreements = new TreeMap<>(register.inForce(record.lock(references)));
        agreements.values().removeIf(it -> forgotten(it, now));
        List<RaisedWarning> known = record.running(agreements.keySet(), now, Integer.MAX_VALUE);
        Set<Long> calmed = calmed(known);
        List<RaisedWarning> raised = new ArrayList<>();
        outlooks.of(agreements).values().stream()
                .flatMap(List::stream)
                .forEach(it -> crossings(it, known, calmed, now, raised));
        if (!raised.isEmpty()) {
            List<RaisedWarning> recorded = record.add(raised);
            runs.start(recorded);
            recorded.forEach(it -> events.publishEvent(new WarningRaised(it, warnings.people(it))));
        }
    }

    /** An agreement that is over has no running period any more. */
    private boolean forgotten(AgreementInForce agreement, Instant now) {
        Agreement terms = agreement.latest().terms();
        Instant terminated = agreement.terminatedAt();
        boolean over =
                !terms.term().until().atStartOfDay(terms.zone()).toInstant().isAfter(now)
                        || (terminated != null && !terminated.isAfter(now));
        if (over) {
            record.forget(terms.reference());
        }
        return over;
    }

    private Set<Long> calmed(List<RaisedWarning> known) {
        return record.acts(known.stream().map(RaisedWarning::number).toList()).entrySet().stream()
                .filter(it -> it.getValue().stream().anyMatch(act -> act.kind() == WarningAct.Kind.CALMED))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** A share of the budget is crossed once a period; a burn rate again once it has calmed down. */
    private void crossings(
            AgreementOutlooks.Looked looked,
            List<RaisedWarning> known,
            Set<Long> calmed,
            Instant now,
            List<RaisedWarning> raised) {
        Set<String> thresholds = new LinkedHashSet<>();
        looked.outlook()
                .objective()
                .warn()
                .forEach(it -> thresholds.add(Threshold.of(it).text()));
        for (String text : thresholds) {
            Threshold threshold = Threshold.of(text);
            boolean reached = looked.facts().reached().contains(text);
            RaisedWarning last = known.stream()
                    .filter(it -> it.isOfSameCrossing(looked.facts(), threshold))
                    .reduce((one, other) -> one.occurrence() > other.occurrence() ? one : other)
                    .orElse(null);
            boolean goesOn = last != null && !calmed.contains(last.number());
            if (reached && !goesOn) {
                raised.add(
                        new RaisedWarning(0, threshold, last == null ? 1 : last.occurrence() + 1, looked.facts(), now));
            } else if (!reached && last != null && goesOn && threshold.isBurn()) {
                record.act(last.number(), WarningAct.Kind.CALMED, "engine", "");
            }
        }
    }
}
