package io.attain.workflow;

import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Moves the one clock of engine and application, and puts it right after each test. */
public final class MovedClock implements AfterEachCallback {

    @Override
    public void afterEach(ExtensionContext context) {
        ClockUtil.reset();
    }

    /** Moves the clock, where it stands still from then on. */
    public static void moveTo(String instant) {
        ClockUtil.setCurrentTime(Date.from(Instant.parse(instant)));
    }

    /** Returns where it stands. */
    public static Instant now() {
        return ClockUtil.getCurrentTime().toInstant();
    }
}
