package io.attain.credit;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Closes agreements in chunks, each in a transaction of its own. A chunk that fails is halved until what fails stands
 * alone; that is put aside, so that it holds up nobody else.
 */
@Component
public class CloseChunks {

    /** As many agreements as are evaluated together. */
    private static final int SIZE = 512;

    /** When what failed is tried again with others, if nobody has made it good before. */
    private static final Duration PAUSE = Duration.ofDays(1);

    private static final Logger LOG = LoggerFactory.getLogger(CloseChunks.class);

    private final CloseSchedule schedule;
    private final Closing closing;
    private final Clock clock;
    private final TransactionTemplate transaction;

    CloseChunks(CloseSchedule schedule, Closing closing, Clock clock, PlatformTransactionManager transactions) {
        this.schedule = schedule;
        this.closing = closing;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Parts what is due into chunks.
     *
     * @return each as the first and the last reference with a blank between, possibly empty
     */
    public List<String> find() {
        List<String> due = schedule.due();
        List<String> chunks = new ArrayList<>();
        for (int from = 0; from < due.size(); from += SIZE) {
            chunks.add(due.get(from) + " " + due.get(Math.min(due.size(), from + SIZE) - 1));
        }
        return chunks;
    }

    /**
     * Closes a chunk. What it closes before a failure stays closed, and to close it again does nothing more.
     *
     * @param chunk as {@link #find()} gave it, never {@literal null}
     * @param run what closes it; finds what failed afterwards by {@link #failed(String)}, never {@literal null}
     */
    public void close(String chunk, String run) {
        String[] ends = chunk.split(" ", 2);
        close(schedule.due(ends[0], ends[1]), run);
    }

    private void close(List<String> references, String run) {
        if (references.isEmpty()) {
            return;
        }
        try {
            transaction.executeWithoutResult(status -> closing.close(references));
        } catch (RuntimeException failure) {
            if (references.size() == 1) {
                LOG.warn("The close of {} failed.", references.get(0), failure);
                schedule.postpone(references.get(0), run, clock.instant().plus(PAUSE));
            } else {
                LOG.warn("The close of {} agreements together failed and is halved.", references.size(), failure);
                int half = references.size() / 2;
                close(references.subList(0, half), run);
                close(references.subList(half, references.size()), run);
            }
        }
    }

    /**
     * Lists what failed alone in a run and has not been made good.
     *
     * @param run as it was said to {@link #close(String, String)}, never {@literal null}
     */
    public List<String> failed(String run) {
        return schedule.postponed(run);
    }

    /**
     * Closes one agreement that failed.
     *
     * @param reference its reference, never {@literal null}
     * @throws RuntimeException if it fails again
     */
    public void closeAgain(String reference) {
        closing.closeAnyway(reference);
    }
}
