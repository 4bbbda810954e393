package io.attain.terms;

import org.jspecify.annotations.Nullable;

/**
 * The time from one timestamp of a measurement to another.
 *
 * @param from the earlier timestamp's name
 * @param until the later timestamp's name
 * @param calendar the business calendar that counts, {@literal null} for all hours
 * @param pauses whether the measurement's pauses are taken out
 */
public record Elapsed(String from, String until, @Nullable String calendar, boolean pauses) {}
