package io.attain.report;

import io.attain.agreement.AgreementInForce;
import io.attain.agreement.AgreementRegister;
import io.attain.credit.PeriodsScheduled;
import io.attain.report.OpeningPlan.Opening;
import io.attain.workflow.Chunks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Asks for reports before they are due, for many agreements at a time. What is opened, and when to look again, is written in
 * one transaction, so a run that breaks off is made good by the next.
 */
@Component
public class ReportOpening {

    /** As many agreements as are looked at in one transaction. */
    private static final int SIZE = 256;

    /** An agreement that has reports is looked at this often, to find out whether it was ended early. */
    private static final Duration AT_LEAST = Duration.ofDays(1);

    private static final Logger LOG = LoggerFactory.getLogger(ReportOpening.class);

    private final ReportSchedule schedule;
    private final AgreementRegister register;
    private final ReportRecord record;
    private final Reports reports;
    private final ReportRuns runs;
    private final Clock clock;
    private final Chunks chunks;
    private final ApplicationEventPublisher events;

    ReportOpening(
            ReportSchedule schedule,
            AgreementRegister register,
            ReportRecord record,
            Reports reports,
            ReportRuns runs,
            Clock clock,
            Chunks chunks,
            ApplicationEventPublisher events) {
        this.schedule = schedule;
        this.register = register;
        this.record = record;
        this.reports = reports;
        this.runs = runs;
        this.clock = clock;
        this.chunks = chunks;
        this.events = events;
    }

    /**
     * Has an agreement that has come in force looked at by the next run. Of one that runs already, only what falls due from
     * today on is asked for.
     */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(PeriodsScheduled scheduled) {
        AgreementInForce agreement =
                register.inForce(List.of(scheduled.reference())).get(scheduled.reference());
        if (agreement != null) {
            schedule.include(
                    scheduled.reference(),
                    LocalDate.ofInstant(
                            clock.instant(), agreement.latest().terms().zone()));
        }
    }

    /** Opens what is to be asked for now, of all agreements. What fails alone is put aside for a day, and holds up nobody. */
    public void openDue() {
        List<String> due = schedule.due();
        for (int from = 0; from < due.size(); from += SIZE) {
            open(due.subList(from, Math.min(due.size(), from + SIZE)));
        }
    }

    /**
     * Opens what is to be asked for now, of some agreements. To do it again does nothing more.
     *
     * @param references never {@literal null}
     */
    public void open(List<String> references) {
        chunks.run(references, this::openTogether, (reference, failure) -> {
            LOG.warn("The reports of {} cannot be asked for.", reference, failure);
            schedule.postpone(reference, clock.instant().plus(AT_LEAST));
        });
    }

    private void openTogether(List<String> references) {
        Map<String, LocalDate> claimed = schedule.claim(references);
        Map<String, AgreementInForce> agreements = register.inForce(claimed.keySet());
        Map<String, Map<String, OwedReport>> last = record.last(claimed.keySet());
        List<OwedReport> opened = new ArrayList<>();
        Instant now = clock.instant();
        claimed.forEach((reference, since) -> {
            AgreementInForce agreement = agreements.get(reference);
            if (agreement == null) {
                schedule.proceed(reference, null);
                return;
            }
            endWhatIsNotOwed(reference, agreement.terminatedAt());
            OpeningPlan plan = OpeningPlan.of(agreement, since, last.getOrDefault(reference, Map.of()), now);
            for (Opening it : plan.openings()) {
                record.open(reference, it.terms().version(), it.report(), it.due())
                        .ifPresent(opened::add);
            }
            schedule.proceed(reference, lookAt(plan, agreement, reference, now));
        });
        runs.start(opened);
        if (!opened.isEmpty()) {
            events.publishEvent(new ReportsOpened(opened));
        }
    }

    private void endWhatIsNotOwed(String reference, @Nullable Instant terminatedAt) {
        if (terminatedAt != null) {
            record.running(reference).stream()
                    .filter(it -> it.dueAt().isAfter(terminatedAt))
                    .forEach(reports::end);
        }
    }

    private @Nullable Instant lookAt(OpeningPlan plan, AgreementInForce agreement, String reference, Instant now) {
        Instant next = plan.lookAt();
        Instant tomorrow = now.plus(AT_LEAST);
        if (next != null) {
            return next.isBefore(tomorrow) ? next : tomorrow;
        }
        boolean canEnd = agreement.terminatedAt() == null
                && record.running(reference).stream().anyMatch(it -> it.dueAt().isAfter(now));
        return canEnd ? tomorrow : null;
    }
}
