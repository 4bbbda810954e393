package io.attain.dispute;

import io.attain.terms.Agreement.Role;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is recorded of disputes. It is added to and never changed. */
public interface DisputeRecord {

    /**
     * Records a dispute.
     *
     * @param dispute its number and when it began are not read, never {@literal null}
     * @return the same with both
     */
    Dispute add(Dispute dispute);

    /**
     * Records what was done.
     *
     * @param dispute the dispute's number
     * @param kind what was done, never {@literal null}
     * @param side for which side, {@literal null} for neither
     * @param account who did it, never {@literal null}
     * @param amount what the credits come to by it, {@literal null} for none
     * @param words in words, empty for none, never {@literal null}
     */
    void act(
            long dispute,
            DisputeAct.Kind kind,
            @Nullable Role side,
            String account,
            @Nullable BigDecimal amount,
            String words);

    /**
     * Finds a dispute.
     *
     * @param number its number
     * @return empty if there is none
     */
    Optional<Dispute> find(long number);

    /**
     * Lists the disputes of an agreement.
     *
     * @param reference its reference, never {@literal null}
     * @return in the order in which they began
     */
    List<Dispute> of(String reference);

    /**
     * Lists what was done in a dispute.
     *
     * @param dispute its number
     * @return in order
     */
    List<DisputeAct> acts(long dispute);

    /**
     * Says which process instance resolves a dispute.
     *
     * @param processInstance the instance's id, never {@literal null}
     * @param dispute the dispute's number
     */
    void bind(String processInstance, long dispute);

    /**
     * Returns the dispute that a process instance resolves.
     *
     * @param processInstance the instance's id, never {@literal null}
     * @throws io.attain.problem.Problem if it resolves none
     */
    Dispute ofInstance(String processInstance);

    /**
     * Finds the process instances that resolve some disputes.
     *
     * @param disputes their numbers, never {@literal null}
     * @return by number, without those that have none
     */
    Map<Long, String> instancesOf(Collection<Long> disputes);

    /**
     * Finds the disputes with some numbers.
     *
     * @param disputes their numbers, never {@literal null}
     * @return in no particular order
     */
    List<Dispute> find(Collection<Long> disputes);

    /**
     * Finds the process instance that resolves a dispute.
     *
     * @param dispute the dispute's number
     * @return empty if there is none
     */
    Optional<String> instanceOf(long dispute);
}
