package io.attain.evaluation;

import io.attain.terms.SeriesDefinition;

/** Where the measurements of one series come from. */
public interface MeasurementSource {

    /** Returns the definition of the series. */
    SeriesDefinition series();

    /**
     * Reads all measurements, in the order of the source; of equal keys only the last is left standing.
     *
     * @param sink takes them
     * @return what was read
     * @throws UnreadableSourceException when the source cannot be read to its end
     */
    InputReport read(Sink sink);

    /** What takes measurements. */
    interface Sink {

        /** Takes a measurement. */
        void accept(Measurement measurement);

        /** Forgets everything so far, because some of it turned out to be superseded; all of it comes again. */
        void restart();
    }
}
