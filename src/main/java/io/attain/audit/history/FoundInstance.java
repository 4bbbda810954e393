package io.attain.audit.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An instance of a process, finished or not.
 *
 * @param id the instance's id
 * @param process the process's key
 * @param definition the id of the definition that it ran by
 * @param reference the agreement's reference, {@literal null} where it is about no single agreement
 * @param started when it began
 * @param ended when it ended, {@literal null} if it has not
 * @param starter the account that started it, {@literal null} where time or the engine did
 * @param end the id of the end event that it reached, {@literal null} if it has not, or was ended otherwise
 * @param parent the id of the instance that called it, {@literal null} for none
 */
public record FoundInstance(
        String id,
        String process,
        String definition,
        @Nullable String reference,
        Instant started,
        @Nullable Instant ended,
        @Nullable String starter,
        @Nullable String end,
        @Nullable String parent) {}
