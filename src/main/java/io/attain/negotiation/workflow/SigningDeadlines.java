package io.attain.negotiation.workflow;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.attain.agreement.AgreementRegister;
import io.attain.agreement.AgreementVersion;
import io.attain.agreement.Milestone;
import io.attain.agreement.ReachedMilestone;
import io.attain.evaluation.BusinessTime;
import io.attain.terms.Agreement;
import io.attain.terms.Agreement.EscalationLevel;
import io.attain.terms.Calendar;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;
import org.threeten.extra.PeriodDuration;

/** Until when signatories have time, and how often they are reminded; the model's timers ask for it. */
@Component
public class SigningDeadlines {

    private static final int CACHED = 1000;

    /** So much of a superior's working time has passed when the superior is asked. */
    private static final PeriodDuration A_MOMENT = PeriodDuration.of(Duration.ofSeconds(1));

    /** Terms that were agreed on, and when. */
    private record Agreed(String hash, Instant at) {}

    /** It is asked for each signatory, twice. */
    private final Cache<Agreed, Instant> computed =
            Caffeine.newBuilder().maximumSize(CACHED).build();

    private final AgreementRegister register;
    private final Clock clock;

    SigningDeadlines(AgreementRegister register, Clock clock) {
        this.register = register;
        this.clock = clock;
    }

    /**
     * How often somebody is reminded.
     *
     * @param execution of a signing, never {@literal null}
     * @return an ISO 8601 repeating interval without end
     */
    public String reminders(DelegateExecution execution) {
        return "R/" + version(execution).terms().negotiation().remindEvery();
    }

    /**
     * When a signatory's superior is asked: in the superior's working hours, once the signatory's time is over.
     *
     * @param execution of a signing, never {@literal null}
     */
    public Date overdueAt(DelegateExecution execution) {
        return Date.from(overdueAt(version(execution)));
    }

    /** The time counts from when both sides agreed, also for a delegate. */
    Instant overdueAt(AgreementVersion version) {
        Agreement terms = version.terms();
        Instant agreed = register.milestones(version.reference()).stream()
                .filter(it -> it.milestone() == Milestone.AGREED)
                .map(ReachedMilestone::recordedAt)
                .reduce((one, other) -> other)
                .orElse(clock.instant());
        return computed.get(new Agreed(terms.hash(), agreed), key -> overdueAt(terms, agreed));
    }

    private static Instant overdueAt(Agreement terms, Instant agreed) {
        Instant over = BusinessTime.always(terms.zone())
                .deadline(agreed, terms.negotiation().signWithin(), false, List.of());
        return workingHours(terms).deadline(over, A_MOMENT, false, List.of());
    }

    /** The hours of the agreement's first escalation level, or of its first calendar. */
    private static BusinessTime workingHours(Agreement terms) {
        ZoneId zone = terms.zone();
        Optional<Calendar> calendar = terms.escalation().stream()
                .map(EscalationLevel::calendar)
                .filter(Objects::nonNull)
                .findFirst()
                .flatMap(terms::calendar)
                .or(() -> terms.calendars().stream().findFirst());
        return calendar.map(it -> BusinessTime.of(it, zone)).orElseGet(() -> BusinessTime.always(zone));
    }

    private AgreementVersion version(DelegateExecution execution) {
        return register.latest(execution.getProcessBusinessKey());
    }
}
