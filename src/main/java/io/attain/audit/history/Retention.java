package io.attain.audit.history;

import io.attain.agreement.AgreementRegister;
import io.attain.agreement.AgreementVersion;
import io.attain.agreement.ReachedMilestone;
import io.attain.audit.Act;
import io.attain.audit.AuditTrail;
import io.attain.audit.Chain;
import io.attain.audit.Kind;
import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Says which of the engine's history may go. What the processes of an agreement did is kept while the agreement lives, however long
 * ago it was, and for the time of its type after the agreement's end. What is about no single agreement goes by the time to live
 * of its process.
 */
@Component
public class Retention {

    private final RetentionSettings settings;
    private final HistoryRemoval removal;
    private final AgreementRegister register;
    private final AuditTrail trail;
    private final Clock clock;

    Retention(
            RetentionSettings settings,
            HistoryRemoval removal,
            AgreementRegister register,
            AuditTrail trail,
            Clock clock) {
        this.settings = settings;
        this.removal = removal;
        this.register = register;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * Lists instances whose history may go.
     *
     * @param limit how many at most
     * @return their ids, never {@literal null}
     */
    public List<String> removable(int limit) {
        Instant now = clock.instant();
        List<String> found = new ArrayList<>(removal.housekeeping(now, limit));
        if (found.size() < limit) {
            // Days are those of the agreement's zone; a day more, so that none is left out.
            Instant since = now.atZone(ZoneOffset.UTC)
                    .minus(settings.shortest())
                    .plusDays(1)
                    .toInstant();
            List<String> over =
                    removal.quiet(since).stream().filter(it -> isOver(it, now)).toList();
            found.addAll(removal.ended(over, limit - found.size()));
        }
        return found;
    }

    /**
     * Records that the history of instances is removed, in the chains of the agreements whose forms go with it.
     *
     * @param instances their ids, all there still, never {@literal null}
     */
    public void removing(List<String> instances) {
        removal.completedTasks(instances)
                .forEach((reference, tasks) -> trail.record(new Act(
                                Chain.agreement(reference),
                                Kind.REMOVAL,
                                "process history, with tasks: " + tasks.size(),
                                null)
                        .with(tasks)));
    }

    /**
     * Lists decisions whose history may go: those of instances that are gone.
     *
     * @param limit how many at most
     * @return their ids, never {@literal null}
     */
    public List<String> removableDecisions(int limit) {
        return removal.decisionsLeft(limit);
    }

    private boolean isOver(String reference, Instant now) {
        Optional<AgreementVersion> version = register.find(reference);
        if (version.isEmpty()
                || !register.status(reference).isLast()
                || !register.status(register.latest(reference)).isLast()) {
            return false;
        }
        Period kept = settings.of(version.get().terms().type());
        Instant end = register.milestones(reference).stream()
                .map(ReachedMilestone::recordedAt)
                .max(Comparator.naturalOrder())
                .orElse(Instant.MAX);
        ZonedDateTime until = end.atZone(version.get().terms().zone()).plus(kept);
        return until.toInstant().isBefore(now);
    }
}
