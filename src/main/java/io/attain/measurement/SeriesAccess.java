package io.attain.measurement;

import java.util.Collection;

/** Who may send and read measurements, which the register of agreements knows. */
public interface SeriesAccess {

    /**
     * Checks that the account of the current request may send measurements of a series.
     *
     * @param series the series' id, never {@literal null}
     * @throws io.attain.problem.Problem if it may not
     */
    void checkMeasurements(String series);

    /**
     * Checks that the account of the current request may see what can be learned from the measurements of some series, such
     * as a back-test on them. To be named in a document that reads them is not enough, since anybody can write one.
     *
     * @param series their ids, never {@literal null}; one that the server does not know hides nothing
     * @throws io.attain.problem.Problem if it may not
     */
    void checkReading(Collection<String> series);
}
