package io.attain.measurement;

import io.attain.problem.Problem;
import java.util.Collection;

/** Who may send and read measurements, which the register of agreements knows. */
public interface SeriesAccess {

    /**
     * Checks that the account of the current request may send measurements of a series.
     *
     * @param series the series' id, never {@literal null}
     * @throws Problem if it may not
     */
    void checkMeasurements(String series);

    /**
     * Checks that the account of the current request may see what can be learned from the measurements of some series, such
     * as a back-test on them. To be named in a document that reads them is not enough, since anybody can write one.
     *
     * @param series their ids, never {@literal null}; one that the server does not know hides nothing
     * @throws Problem if it may not
     */
    void checkReading(Collection<String> series);

    /**
     * Tells whether the account of the current request may see a series, its uploads and its measurements: who may send them or
     * {@linkplain #checkReading see what can be learned from them}.
     *
     * @param series the series' id, never {@literal null}
     */
    boolean sees(String series);

    /**
     * Checks that the account of the current request may see a series.
     *
     * @param series the series' id, never {@literal null}
     * @throws Problem if it may not, which looks as if there were none
     */
    default void checkSeeing(String series) {
        if (!sees(series)) {
            throw Problem.unknown("There is no series " + series + ".");
        }
    }
}
