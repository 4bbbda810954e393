package io.attain.measurement;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A series has got measurements, or has been declared complete. Published in the transaction that does so.
 *
 * @param series the series' id
 * @param touchedFrom the earliest time in a measurement that came or was superseded, {@literal null} if there is none
 * @param completed whether the series is complete up to a later time than before
 */
public record MeasurementsChanged(String series, @Nullable Instant touchedFrom, boolean completed) {}
