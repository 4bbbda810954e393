package io.attain.measurement;

/**
 * A series has got measurements, or has been declared complete. Published in the transaction that does so.
 *
 * @param series the series' id
 */
public record MeasurementsChanged(String series) {}
