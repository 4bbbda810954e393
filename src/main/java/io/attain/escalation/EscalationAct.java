package io.attain.escalation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened in an escalation.
 *
 * @param act what
 * @param level the level at which it stood
 * @param actor the account that did it, or {@code engine} where time did
 * @param about whom or what it was about: people, a severity, a length of time and its calendar; empty for nothing else
 * @param words what was said, empty for nothing
 * @param since from when a stretch of time counted, {@literal null} for none
 * @param until until when, {@literal null} for no limit
 * @param recordedAt when
 */
public record EscalationAct(
        Act act,
        int level,
        String actor,
        String about,
        String words,
        @Nullable Instant since,
        @Nullable Instant until,
        Instant recordedAt) {}
