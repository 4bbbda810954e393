package io.attain.measurement;

/** Who may send measurements, which the register of agreements knows. */
@FunctionalInterface
public interface SeriesAccess {

    /**
     * Checks that the account of the current request may send measurements of a series.
     *
     * @param series the series' id, never {@literal null}
     * @throws io.attain.problem.Problem if it may not
     */
    void checkMeasurements(String series);
}
