package io.attain.negotiation;

import io.attain.terms.Agreement.Role;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that was done on the way to a signature.
 *
 * @param reference the agreement's reference
 * @param version the version that it was about
 * @param revision that version's revision
 * @param act what was done
 * @param side the only side that reads it, {@literal null} for everybody who reads the agreement
 * @param actor the account that did it, or {@code engine} where time did
 * @param about whom it was about, empty for nobody else
 * @param words what was said, empty for nothing
 * @param recordedAt when
 */
public record NegotiationAct(
        String reference,
        int version,
        int revision,
        Act act,
        @Nullable Role side,
        String actor,
        String about,
        String words,
        Instant recordedAt) {}
