package io.attain.evaluation;

import io.attain.terms.SeriesDefinition;
import java.util.List;

/**
 * Which timestamps and attributes the measurements of a series have, and in which order.
 *
 * @param times the names of the timestamps
 * @param attributes the names of the attributes
 */
public record Layout(List<String> times, List<String> attributes) {

    /** What a name that the series does not have is found at. */
    static final int NONE = -1;

    /** Copies the lists. */
    public Layout {
        times = List.copyOf(times);
        attributes = List.copyOf(attributes);
    }

    /** Returns the layout of a series' measurements. */
    public static Layout of(SeriesDefinition series) {
        return new Layout(
                List.copyOf(series.times().keySet()),
                List.copyOf(series.attributes().keySet()));
    }

    /** Returns where a timestamp stands, {@link #NONE} when there is no such timestamp. */
    public int time(String name) {
        return times.indexOf(name);
    }

    /** Returns where an attribute stands, {@link #NONE} when there is no such attribute. */
    public int attribute(String name) {
        return attributes.indexOf(name);
    }
}
