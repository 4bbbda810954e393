package io.attain.access;

/**
 * Somebody is away from now on, published in the transaction that hands the tasks over.
 *
 * @param absence never {@literal null}
 */
public record AbsenceBegun(Absence absence) {}
