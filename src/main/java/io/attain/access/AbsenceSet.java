package io.attain.access;

/**
 * Somebody has planned an absence for somebody else, published in the transaction that does so.
 *
 * @param absence never {@literal null}
 */
public record AbsenceSet(Absence absence) {}
