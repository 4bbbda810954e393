package io.attain.escalation;

import io.attain.agreement.AgreementRegister;
import io.attain.agreement.AgreementVersion;
import io.attain.credit.PeriodCloses;
import io.attain.credit.PeriodsJudged;
import io.attain.credit.PeriodsJudged.JudgedPeriod;
import io.attain.credit.StoredVerdict;
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
    private final Escalating escalating;
    private final AgreementRegister register;
    private final PeriodCloses closes;

    BreachWatch(EscalationRecord record, Escalating escalating, AgreementRegister register, PeriodCloses closes) {
        this.record = record;
        this.escalating = escalating;
        this.register = register;
        this.closes = closes;
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
        Map<String, List<StoredVerdict>> verdicts = new HashMap<>();
        List<Escalation> begun = new ArrayList<>();
        for (JudgedPeriod period : judged.periods()) {
            for (String objective : period.breached().stream().sorted().toList()) {
                int occurrence = record.of(period.reference(), objective, period.start(), period.end())
                        .map(it -> it.standing().status() == Status.WITHDRAWN ? it.occurrence() + 1 : 0)
                        .orElse(1);
                if (occurrence > 0) {
                    List<StoredVerdict> current = verdicts.computeIfAbsent(
                            period.reference(), reference -> closes.verdicts(reference, false));
                    begun.add(escalating.begin(breach(period, objective, current), occurrence));
                }
            }
        }
        return begun;
    }

    private Breach breach(JudgedPeriod period, String objective, List<StoredVerdict> verdicts) {
        int version = BreachFacts.breached(verdicts, objective, period.start(), period.end()).stream()
                .mapToInt(StoredVerdict::version)
                .max()
                .orElseThrow();
        AgreementVersion judging = register.versionsInForce(period.reference()).stream()
                .filter(it -> it.version() == version)
                .findFirst()
                .orElseGet(() -> register.get(period.reference()));
        return new Breach(
                period.reference(),
                objective,
                period.label(),
                period.start(),
                period.end(),
                period.close(),
                version,
                BreachFacts.of(judging.terms(), verdicts, objective, period.start(), period.end()));
    }
}
