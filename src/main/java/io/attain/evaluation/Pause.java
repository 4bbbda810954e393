package io.attain.evaluation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stretch in which a clock stands still, [from, until).
 *
 * @param from its begin
 * @param until its end; {@literal null} when it has not ended. One that is not later than the begin makes the pause empty,
 *     as measurements may have it so
 */
public record Pause(Instant from, @Nullable Instant until) {}
