package io.attain.credit;

import io.attain.workflow.Chunks;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

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
    private final Chunks chunks;

    CloseChunks(CloseSchedule schedule, Closing closing, Clock clock, Chunks chunks) {
        this.schedule = schedule;
        this.closing = closing;
        this.clock = clock;
        this.chunks = chunks;
    }

    /**
     * Parts what is due into chunks.
     *
     * @return each as the first and the last reference with a blank between, possibly empty
     */
    public List<String> find() {
        return Chunks.of(schedule.due(), SIZE);
    }

    /**
     * Closes a chunk. What it closes before a failure stays closed, and to close it again does nothing more.
     *
     * @param chunk as {@link #find()} gave it, never {@literal null}
     * @param run what closes it; finds what failed afterwards by {@link #failed(String)}, never {@literal null}
     */
    public void close(String chunk, String run) {
        String[] ends = chunk.split(" ", 2);
        chunks.run(schedule.due(ends[0], ends[1]), closing::close, (reference, failure) -> {
            LOG.warn("The close of {} failed.", reference, failure);
            schedule.postpone(reference, run, clock.instant().plus(PAUSE));
        });
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
