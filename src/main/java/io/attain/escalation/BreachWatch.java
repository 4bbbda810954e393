package io.attain.escalation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attain.agreement.AgreementVersion;
import io.attain.credit.PeriodCloses;
import io.attain.credit.PeriodCloses.Outcome;
import io.attain.credit.PeriodsJudged;
import io.attain.credit.PeriodsJudged.JudgedPeriod;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Finds out what newly judged periods mean for escalations. */
@Component
public class BreachWatch {

    private final EscalationRecord record;
    private final LatestTerms terms;
    private final PeriodCloses closes;
    private final Clock clock;

    BreachWatch(EscalationRecord record, LatestTerms terms, PeriodCloses closes, Clock clock) {
        this.record = record;
        this.terms = terms;
        this.closes = closes;
        this.clock = clock;
    }

    /**
     * What running escalations are to be told.
     *
     * @param withdrawn those whose breach is none any more
     * @param verified those that wait for verdicts on their agreement
     */
    public record News(List<Escalation> withdrawn, List<Escalation> verified) {}

    /**
     * Finds the running escalations that newly judged periods concern, and keeps others from changing them.
     *
     * @param judged never {@literal null}
     * @return never {@literal null}
     */
    public News news(PeriodsJudged judged) {
        Set<String> references =
                judged.periods().stream().map(JudgedPeriod::reference).collect(Collectors.toSet());
        List<Escalation> withdrawn = new ArrayList<>();
        List<Escalation> verified = new ArrayList<>();
        for (Escalation running : record.lockRunning(references)) {
            if (judged.periods().stream().anyMatch(it -> relieves(it, running.breach()))) {
                withdrawn.add(running);
            } else if (running.standing().status() == Status.VERIFYING) {
                verified.add(running);
            }
        }
        return new News(withdrawn, verified);
    }

    private static boolean relieves(JudgedPeriod period, Breach breach) {
        return period.reference().equals(breach.reference())
                && period.start().equals(breach.start())
                && period.end().equals(breach.end())
                && period.relieved().contains(breach.objective());
    }

    /**
     * Begins an escalation for each breach that has none: none is begun again while the breach stands.
     *
     * @param judged never {@literal null}
     * @return those that begin
     */
    public List<Escalation> begin(PeriodsJudged judged) {
        List<JudgedPeriod> breached =
                judged.periods().stream().filter(it -> !it.breached().isEmpty()).toList();
        if (breached.isEmpty()) {
            return List.of();
        }
        Set<String> references = breached.stream().map(JudgedPeriod::reference).collect(Collectors.toSet());
        terms.load(references);
        Map<Key, Escalation> known = new HashMap<>();
        record.of(references, breached.stream().map(JudgedPeriod::start).collect(Collectors.toSet()))
                .forEach(it -> known.put(Key.of(it.breach()), it));
        Map<String, List<Outcome>> outcomes =
                closes.outcomes(references, Instant.EPOCH).stream().collect(Collectors.groupingBy(Outcome::reference));
        List<Escalation> begun = new ArrayList<>();
        for (JudgedPeriod period : breached) {
            for (String objective : period.breached().keySet().stream().sorted().toList()) {
                Escalation last = known.get(new Key(period.reference(), objective, period.start(), period.end()));
                if (last == null || last.standing().status() == Status.WITHDRAWN) {
                    begun.add(begun(
                            breach(period, objective, outcomes.getOrDefault(period.reference(), List.of())),
                            last == null ? 1 : last.occurrence() + 1));
                }
            }
        }
        return record.add(begun);
    }

    /** It has no number yet. */
    private Escalation begun(Breach breach, int occurrence) {
        int lowest = Ladder.of(terms.of(breach.reference()).terms()).at(1).level();
        Instant now = clock.instant();
        return new Escalation(0, breach, occurrence, Standing.begun(lowest, now), now);
    }

    private record Key(String reference, String objective, Instant start, Instant end) {

        static Key of(Breach breach) {
            return new Key(breach.reference(), breach.objective(), breach.start(), breach.end());
        }
    }

    private Breach breach(JudgedPeriod period, String objective, List<Outcome> outcomes) {
        List<ObjectNode> verdicts = period.breached().getOrDefault(objective, List.of());
        int version = verdicts.stream()
                .mapToInt(it -> it.path("version").asInt())
                .max()
                .orElseThrow();
        AgreementVersion judging = terms.of(period.reference(), version);
        return new Breach(
                period.reference(),
                objective,
                period.label(),
                period.start(),
                period.end(),
                period.close(),
                version,
                BreachFacts.of(judging.terms(), outcomes, objective, verdicts, period.start(), period.end()));
    }
}
