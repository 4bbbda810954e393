package io.attain.escalation;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The record of escalations. What was done in them is only added; where each stands is kept beside it. */
public interface EscalationRecord {

    /**
     * Adds escalations.
     *
     * @param begun whatever their numbers, never {@literal null}
     * @return the same with their numbers, in the same order
     * @throws io.attain.problem.Problem if one of the breaches is escalated already
     */
    List<Escalation> add(List<Escalation> begun);

    /**
     * Records which process instances carry escalations out.
     *
     * @param instances the number of an escalation by the id of its instance, never {@literal null}
     */
    void bind(Map<String, Long> instances);

    /**
     * Finds the process instance that carries an escalation out.
     *
     * @param number the escalation's number
     * @return empty if none does
     */
    Optional<String> instanceOf(long number);

    /**
     * Gets the escalation that a process instance carries out.
     *
     * @param processInstance the instance's id, never {@literal null}
     * @return never {@literal null}
     * @throws io.attain.problem.Problem if there is none
     */
    Escalation ofInstance(String processInstance);

    /**
     * Finds an escalation.
     *
     * @param number its number
     * @return empty if there is none
     */
    Optional<Escalation> find(long number);

    /**
     * Gets an escalation and keeps others from changing it until the transaction ends.
     *
     * @param number an existing one's
     * @return never {@literal null}
     */
    Escalation lock(long number);

    /**
     * Lists the running escalations of agreements, and keeps others from changing them until the transaction ends.
     *
     * @param references never {@literal null}
     * @return in order of their numbers
     */
    List<Escalation> lockRunning(Collection<String> references);

    /**
     * Lists all escalations of an agreement.
     *
     * @param reference its reference, never {@literal null}
     * @return in order of their numbers
     */
    List<Escalation> of(String reference);

    /**
     * Lists the escalations of breaches in some periods.
     *
     * @param references of these agreements, never {@literal null}
     * @param starts the first instants of the periods, never {@literal null}
     * @return in order of their occurrences
     */
    List<Escalation> of(Collection<String> references, Collection<Instant> starts);

    /**
     * Finds the last escalation of a breach.
     *
     * @param reference the agreement's reference, never {@literal null}
     * @param objective the objective's id, never {@literal null}
     * @param start the period's first instant, never {@literal null}
     * @param end the first instant after it, never {@literal null}
     * @return empty if it was never escalated
     */
    Optional<Escalation> of(String reference, String objective, Instant start, Instant end);

    /**
     * Records where an escalation stands.
     *
     * @param number its number
     * @param standing never {@literal null}
     */
    void stand(long number, Standing standing);

    /**
     * Records what happened.
     *
     * @param number the escalation's number
     * @param act never {@literal null}
     */
    void add(long number, EscalationAct act);

    /**
     * Lists what happened in an escalation.
     *
     * @param number its number
     * @return in the order in which it happened
     */
    List<EscalationAct> acts(long number);

    /**
     * Lists escalations.
     *
     * @param wanted which, never {@literal null}
     * @return in the order that is wanted, one more than the limit if there are more
     */
    List<Escalation> list(Wanted wanted);

    /**
     * Counts the running escalations by level.
     *
     * @param references of these agreements, {@literal null} for all
     * @return in order of the levels, those that have some
     */
    List<AtLevel> levels(@Nullable Collection<String> references);

    /**
     * How many escalations stand at a level.
     *
     * @param level its number
     * @param escalations how many
     */
    record AtLevel(int level, long escalations) {}

    /**
     * Which escalations are listed.
     *
     * @param statuses in these, never {@literal null}
     * @param references of these agreements, {@literal null} for all
     * @param level at this level, {@literal null} for any
     * @param instances carried out by one of these process instances, {@literal null} for any
     * @param order in which order
     * @param after the last of the page before, {@literal null} for the first page
     * @param limit at most so many
     */
    record Wanted(
            Set<Status> statuses,
            @Nullable Collection<String> references,
            @Nullable Integer level,
            @Nullable Collection<String> instances,
            Order order,
            @Nullable Place after,
            int limit) {}

    /** In which order escalations are listed; each stays the same while others come and go. */
    enum Order {
        /** The highest level first, there the oldest. */
        URGENCY,
        /** As they began. */
        NUMBER,
        /** The one first whose next step comes next; those for which no time is running, last. */
        NEXT,
        /** The highest credit first, by currency. */
        CREDIT;

        /**
         * Tells where a page ends in this order.
         *
         * @param last its last escalation, never {@literal null}
         */
        public Place after(Escalation last) {
            Breach breach = last.breach();
            return new Place(
                    switch (this) {
                        case URGENCY -> Integer.toString(last.standing().level());
                        case NUMBER -> "";
                        case NEXT ->
                            Objects.requireNonNullElse(last.standing().nextAt(), NEVER)
                                    .toString();
                        case CREDIT ->
                            breach.facts().currency() + " "
                                    + breach.facts().credit().toPlainString();
                    },
                    last.number());
        }
    }

    /** Stands for the next step where no time is running. */
    Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

    /**
     * Where a page ends.
     *
     * @param value of its last escalation, what the order goes by
     * @param number that escalation's number
     */
    record Place(String value, long number) {}
}
