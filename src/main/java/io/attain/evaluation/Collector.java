package io.attain.evaluation;

import java.util.Set;

/** What gathers the evidence for one objective of one version while its series streams by. */
interface Collector extends MeasurementSource.Sink {

    /** Returns the scopes that have some measurement, or a held state, in the term. */
    Set<Scope> scopes();

    /**
     * Returns the evidence for a scope and period, once everything has streamed by.
     *
     * @param scope any scope, seen or not
     * @param period the period's place
     */
    Evidence evidence(Scope scope, int period);

    /** Returns how many measurements lack a value of a scope attribute and are left out. */
    long unscoped();
}
