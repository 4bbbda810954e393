package io.attain.audit;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes down what leaves no row of its own. What does is recorded without anybody asking for it. */
@Component
public class AuditTrail {

    private final TransactionTemplate transaction;

    AuditTrail(PlatformTransactionManager transactions) {
        this.transaction = new TransactionTemplate(transactions);
    }

    /** What one transaction is to record beside the rows that it writes. */
    private static final class Acts implements TransactionSynchronization {

        private final List<Act> acts = new ArrayList<>();
    }

    /**
     * Records something: with the running transaction if there is one, and by itself otherwise.
     *
     * @param act never {@literal null}
     */
    public void record(Act act) {
        transaction.executeWithoutResult(status -> acts().acts.add(act));
    }

    private static Acts acts() {
        return TransactionSynchronizationManager.getSynchronizations().stream()
                .filter(Acts.class::isInstance)
                .map(Acts.class::cast)
                .findFirst()
                .orElseGet(() -> {
                    Acts acts = new Acts();
                    TransactionSynchronizationManager.registerSynchronization(acts);
                    return acts;
                });
    }

    /**
     * What the running transaction is to record beside the rows that it writes.
     *
     * @return in the order in which it was told, never {@literal null}
     */
    public static List<Act> pending() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            return List.of();
        }
        return TransactionSynchronizationManager.getSynchronizations().stream()
                .filter(Acts.class::isInstance)
                .flatMap(it -> ((Acts) it).acts.stream())
                .toList();
    }
}
