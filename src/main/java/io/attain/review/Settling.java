package io.attain.review;

import io.attain.agreement.AgreementInForce;
import io.attain.agreement.AgreementRegister;
import io.attain.credit.PeriodCloses;
import io.attain.credit.PeriodClosing;
import io.attain.credit.Statement;
import io.attain.credit.Statement.Status;
import io.attain.dispute.DisputeRecord;
import io.attain.dispute.DisputeState;
import io.attain.dispute.ExclusionRecord;
import io.attain.dispute.ExclusionState;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What is still open of an agreement that is over. */
@Component
public class Settling {

    private static final Set<Status> OPEN = EnumSet.of(Status.OPEN, Status.DISPUTED);

    private final AgreementRegister register;
    private final PeriodClosing closing;
    private final PeriodCloses closes;
    private final DisputeRecord disputes;
    private final ExclusionRecord exclusions;
    private final Clock clock;

    Settling(
            AgreementRegister register,
            PeriodClosing closing,
            PeriodCloses closes,
            DisputeRecord disputes,
            ExclusionRecord exclusions,
            Clock clock) {
        this.register = register;
        this.closing = closing;
        this.closes = closes;
        this.disputes = disputes;
        this.exclusions = exclusions;
        this.clock = clock;
    }

    /** What can be open. */
    public enum Matter {
        /** A period that is still to be judged. */
        PERIOD,
        /** A statement that is not answered, or can still be disputed. */
        STATEMENT,
        /** A dispute that goes on. */
        DISPUTE,
        /** A claimed exclusion that is not assessed. */
        EXCLUSION
    }

    /**
     * Lists what is open.
     *
     * @param reference the agreement's reference, never {@literal null}
     * @return each kind once, empty if the agreement can be closed
     */
    public List<Matter> open(String reference) {
        List<Matter> open = new ArrayList<>();
        if (isPeriodOpen(reference)) {
            open.add(Matter.PERIOD);
        }
        Instant now = clock.instant();
        if (latestStatements(reference).stream()
                .anyMatch(it -> OPEN.contains(it.status()) || it.claimUntil().isAfter(now))) {
            open.add(Matter.STATEMENT);
        }
        if (disputes.of(reference).stream()
                .anyMatch(it -> DisputeState.of(disputes.acts(it.number())).runs())) {
            open.add(Matter.DISPUTE);
        }
        if (exclusions.of(reference).stream()
                .anyMatch(it -> ExclusionState.of(exclusions.acts(it.number())).runs())) {
            open.add(Matter.EXCLUSION);
        }
        return open;
    }

    private boolean isPeriodOpen(String reference) {
        AgreementInForce inForce = register.inForce(List.of(reference)).get(reference);
        if (inForce == null) {
            return false;
        }
        Set<List<Instant>> closed = closes.periods(List.of(reference)).getOrDefault(reference, List.of()).stream()
                .filter(it -> it.waiting() == null)
                .map(it -> List.of(it.start(), it.end()))
                .collect(Collectors.toSet());
        return closing.periods(reference).stream()
                .filter(it -> inForce.terminatedAt() == null || !it.end().isAfter(inForce.terminatedAt()))
                .anyMatch(it -> !closed.contains(List.of(it.start(), it.end())));
    }

    /** Of several statements on a period, the last counts. */
    private List<Statement> latestStatements(String reference) {
        return List.copyOf(closes.statements(reference).stream()
                .collect(Collectors.toMap(it -> List.of(it.start(), it.end()), it -> it, (earlier, later) -> later))
                .values());
    }
}
