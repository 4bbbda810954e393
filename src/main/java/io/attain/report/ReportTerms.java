package io.attain.report;

import io.attain.agreement.AgreementAccess;
import io.attain.agreement.AgreementInForce;
import io.attain.agreement.AgreementRegister;
import io.attain.agreement.AgreementVersion;
import io.attain.evaluation.BusinessTime;
import io.attain.terms.Agreement;
import io.attain.terms.Agreement.Party;
import io.attain.terms.Agreement.Person;
import io.attain.terms.Agreement.ReportDuty;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.threeten.extra.PeriodDuration;

/** What the terms say about an owed report: who has to do with it, and until when. */
@Component
public class ReportTerms {

    /** The duty of those who receive what is provided. */
    public static final String RECEIVER = "receiver";

    /** How long a report is asked for after it was due, or was refused last, before it counts as given up. */
    private static final Duration PATIENCE = Duration.ofDays(90);

    private final AgreementRegister register;

    ReportTerms(AgreementRegister register) {
        this.register = register;
    }

    /**
     * Gets the terms by which a report is owed.
     *
     * @param owed never {@literal null}
     */
    public Agreement terms(OwedReport owed) {
        return register.versionsInForce(owed.reference()).stream()
                .filter(it -> it.version() == owed.version())
                .findFirst()
                .orElseThrow()
                .terms();
    }

    /** People are those who are appointed now. */
    private AgreementVersion latest(OwedReport owed) {
        AgreementInForce inForce = register.inForce(List.of(owed.reference())).get(owed.reference());
        return Objects.requireNonNull(inForce).latest();
    }

    /**
     * Lists who delivers a report: the owners and data owners of the party that owes it.
     *
     * @param owed never {@literal null}
     * @return account names, possibly empty
     */
    public List<String> senders(OwedReport owed) {
        AgreementVersion version = latest(owed);
        return Stream.of(AgreementVersion.OWNER, AgreementAccess.DATA_OWNER)
                .flatMap(it -> version.peopleOf(owed.sender(), it).stream())
                .distinct()
                .toList();
    }

    /**
     * Lists who confirms a report: those of the receiving party with the duty “receiver”, else its owners.
     *
     * @param owed never {@literal null}
     * @return account names, possibly empty
     */
    public List<String> receivers(OwedReport owed) {
        AgreementVersion version = latest(owed);
        List<String> receivers = version.peopleOf(owed.receiver(), RECEIVER);
        return receivers.isEmpty() ? version.peopleOf(owed.receiver(), AgreementVersion.OWNER) : receivers;
    }

    /**
     * Tells the parties of an agreement that any of some people belong to, and all of them where one is in an area that is managed.
     *
     * @param reference the agreement's reference, never {@literal null}
     * @param accounts their names, never {@literal null}
     * @param area names of parties, never {@literal null}
     * @return their ids, empty if there are none or nothing is in force
     */
    public Set<String> partiesOf(String reference, Set<String> accounts, Set<String> area) {
        AgreementInForce inForce = register.inForce(List.of(reference)).get(reference);
        if (inForce == null) {
            return Set.of();
        }
        Agreement terms = inForce.latest().terms();
        return terms.involves(area)
                ? terms.parties().stream().map(Party::id).collect(Collectors.toSet())
                : terms.people().stream()
                        .filter(it -> accounts.contains(it.user()))
                        .map(Person::party)
                        .collect(Collectors.toSet());
    }

    /**
     * Names a party.
     *
     * @param terms never {@literal null}
     * @param party its id, never {@literal null}
     */
    public static String nameOf(Agreement terms, String party) {
        return terms.party(party).map(Party::name).orElse(party);
    }

    /**
     * Until when the receiver has to answer.
     *
     * @param owed a report that is delivered, never {@literal null}
     */
    public Instant answerUntil(OwedReport owed) {
        Agreement terms = terms(owed);
        Instant from = Objects.requireNonNull(owed.deliveredAt());
        ReportDuty duty = terms.report(owed.report()).orElseThrow();
        PeriodDuration within = terms.confirmWithin(duty);
        // Nobody can say how many working days a month has.
        return within.getPeriod().toTotalMonths() != 0
                ? from.atZone(terms.zone()).plus(within).toInstant()
                : terms.calendarOf(duty)
                        .map(it -> BusinessTime.of(it, terms.zone()))
                        .orElse(BusinessTime.always(terms.zone()))
                        .deadline(from, within, false, List.of());
    }

    /**
     * Until when a report is asked for.
     *
     * @param owed never {@literal null}
     * @param asked since when it is asked for, never {@literal null}
     */
    public static Instant givenUpAt(OwedReport owed, Instant asked) {
        return (asked.isAfter(owed.dueAt()) ? asked : owed.dueAt()).plus(PATIENCE);
    }
}
