package io.attain.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Many agreements that something is done to together, each chunk in a transaction of its own. A chunk that fails is halved until
 * what fails stands alone, so that it holds up nobody else.
 */
@Component
public class Chunks {

    private static final Logger LOG = LoggerFactory.getLogger(Chunks.class);

    private final TransactionTemplate transaction;

    Chunks(PlatformTransactionManager transactions) {
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Parts agreements into chunks.
     *
     * @param references in ascending order, never {@literal null}
     * @param size how many a chunk has at most
     * @return each chunk as its first and last reference with a blank between, which a variable of a process can hold
     */
    public static List<String> of(List<String> references, int size) {
        List<String> chunks = new ArrayList<>();
        for (int from = 0; from < references.size(); from += size) {
            chunks.add(references.get(from) + " " + references.get(Math.min(references.size(), from + size) - 1));
        }
        return chunks;
    }

    /**
     * Does something to agreements together. What it does before a failure stays done, so to do it again must do nothing more.
     *
     * @param references never {@literal null}
     * @param together what to do to some of them in one transaction, never {@literal null}
     * @param alone what to do about one that it fails for alone, outside of that transaction, never {@literal null}
     */
    public void run(
            List<String> references, Consumer<List<String>> together, BiConsumer<String, RuntimeException> alone) {
        if (references.isEmpty()) {
            return;
        }
        try {
            transaction.executeWithoutResult(status -> together.accept(references));
        } catch (RuntimeException failure) {
            if (references.size() == 1) {
                alone.accept(references.get(0), failure);
            } else {
                LOG.warn(
                        "What is done to {} agreements together failed, and they are halved.",
                        references.size(),
                        failure);
                int half = references.size() / 2;
                run(references.subList(0, half), together, alone);
                run(references.subList(half, references.size()), together, alone);
            }
        }
    }
}
