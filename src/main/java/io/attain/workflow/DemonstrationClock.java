package io.attain.workflow;

import io.attain.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Moves the one clock of engine and application forward, so that nobody who is shown the application has to wait for a
 * month to be over. It runs on from where it was moved, and shows real time again after a restart.
 */
@Component
@Profile("demo")
public class DemonstrationClock {

    /** Whoever mistypes a year should not have to start again with an empty database. */
    private static final Period FARTHEST = Period.ofYears(10);

    private static final Logger LOG = LoggerFactory.getLogger(DemonstrationClock.class);

    private final ProcessEngine engine;

    DemonstrationClock(ProcessEngine engine) {
        this.engine = engine;
    }

    /** Returns the time that engine and application go by. */
    public Instant now() {
        return ClockUtil.getCurrentTime().toInstant();
    }

    /** Returns how far it is ahead of real time, to the second; zero if it has not been moved. */
    public Duration ahead() {
        // Two readings of one clock are never the same, so the nearest second is meant.
        return Duration.between(Instant.now(), now()).plusMillis(500).truncatedTo(ChronoUnit.SECONDS);
    }

    /**
     * Moves the clock forward, and has what is due by then done at once.
     *
     * @param to where it is to stand, never {@literal null}
     * @param actor the account that moves it, never {@literal null}
     * @return where it stands, never {@literal null}
     * @throws Problem if it stands there already or has passed it, or if that is more than ten years ahead
     */
    public synchronized Instant moveTo(Instant to, String actor) {
        Instant from = now();
        if (!to.isAfter(from)) {
            throw Problem.refused(
                    "The clock only goes forward: it stands at " + from + ", and " + to + " is not later.");
        }
        Instant real = Instant.now();
        if (to.isAfter(real.atZone(ZoneOffset.UTC).plus(FARTHEST).toInstant())) {
            throw Problem.refused("The clock goes no farther than ten years ahead of real time, and " + to + " is.");
        }
        // The engine's clock has milliseconds: the next one, so that what is due just then is due.
        ClockUtil.offset(Duration.between(real, to).toMillis() + 1);
        LOG.info("{} moved the clock from {} to {}.", actor, from, to);
        ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getJobExecutor()
                .jobWasAdded();
        return now();
    }
}
