package io.attain.evaluation;

import io.attain.terms.Objective.Consequence;

/**
 * What a breach sets off because it is not the first.
 *
 * @param then what follows by the terms
 * @param because why, in words
 */
public record SetOff(Consequence.Named then, String because) {}
