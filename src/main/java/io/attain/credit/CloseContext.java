package io.attain.credit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.ResourceHolderSupport;
import org.springframework.transaction.support.ResourceHolderSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What the running transaction knows of its closes: what came of their evaluation, so that the steps of a process take it
 * from here, and what is to be recorded, so that it is written together.
 */
@Component
public class CloseContext {

    /** What is known, as long as the transaction lasts. */
    private static final class Known extends ResourceHolderSupport {

        private final Map<String, PreparedClose> byInstance = new HashMap<>();
        private @Nullable PreparedClose starting;
        private @Nullable List<CloseRecord> together;
        private final List<CloseRecord> meanwhile = new ArrayList<>();
    }

    private Known known() {
        Known known = (Known) TransactionSynchronizationManager.getResource(this);
        if (known == null) {
            known = new Known();
            TransactionSynchronizationManager.bindResource(this, known);
            TransactionSynchronizationManager.registerSynchronization(
                    new ResourceHolderSynchronization<>(known, this) {});
        }
        return known;
    }

    /**
     * Says which close the next instance carries out.
     *
     * @param close what came of its evaluation, never {@literal null}
     */
    public void starting(PreparedClose close) {
        known().starting = close;
    }

    /**
     * Says what came of the evaluation of an instance's close.
     *
     * @param processInstance the instance's id, never {@literal null}
     * @param close never {@literal null}
     */
    public void put(String processInstance, PreparedClose close) {
        known().byInstance.put(processInstance, close);
    }

    /**
     * Finds the close that an instance carries out.
     *
     * @param processInstance the instance's id, never {@literal null}
     * @return what came of its evaluation, empty if this transaction does not know
     */
    Optional<PreparedClose> of(String processInstance) {
        Known known = known();
        if (known.starting != null) {
            known.byInstance.put(processInstance, known.starting);
            known.starting = null;
        }
        return Optional.ofNullable(known.byInstance.get(processInstance));
    }

    /** Begins to collect what is to be recorded. */
    public void collect() {
        known().together = new ArrayList<>();
    }

    /**
     * Ends the collection.
     *
     * @return what was collected, never {@literal null}
     */
    public List<CloseRecord> collected() {
        Known known = known();
        List<CloseRecord> records = known.together == null ? List.of() : known.together;
        known.together = null;
        return records;
    }

    /** Keeps what had to be recorded at once until the collection ends; tells whether somebody collects. */
    boolean addRecorded(List<CloseRecord> records) {
        return known().together != null && known().meanwhile.addAll(records);
    }

    /** Takes what was recorded at once since the collection began. */
    List<CloseRecord> recorded() {
        List<CloseRecord> records = List.copyOf(known().meanwhile);
        known().meanwhile.clear();
        return records;
    }

    /** Collects a record; tells whether somebody does, so that it need not be written at once. */
    boolean add(CloseRecord record) {
        List<CloseRecord> together = known().together;
        return together != null && together.add(record);
    }
}
