package io.attain.evaluation;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One fact of a series, in the order of the series' {@link Layout}. It lives only while it streams by; nobody changes
 * its arrays.
 */
public final class Measurement {

    private final @Nullable Moment[] times;
    private final @Nullable BigDecimal value;
    private final @Nullable BigDecimal part;
    private final @Nullable State state;
    private final String[] attributes;
    private final List<Pause> pauses;
    private final long fingerprint;

    /**
     * Creates a measurement.
     *
     * @param times the timestamps, {@literal null} where one is absent
     * @param value the value, or the total of a tally, {@literal null} when absent
     * @param part the good or bad part of a tally's total, {@literal null} when absent
     * @param state the state, {@literal null} for shapes that have none
     * @param attributes the attributes; an absent one is the empty text
     * @param pauses stretches of time that do not count
     * @param fingerprint 64 bits that depend on the whole content
     */
    public Measurement(
            @Nullable Moment[] times,
            @Nullable BigDecimal value,
            @Nullable BigDecimal part,
            @Nullable State state,
            String[] attributes,
            List<Pause> pauses,
            long fingerprint) {
        this.times = times;
        this.value = value;
        this.part = part;
        this.state = state;
        this.attributes = attributes;
        this.pauses = pauses;
        this.fingerprint = fingerprint;
    }

    /** Returns a timestamp by its place in the layout, {@literal null} when it is absent or the place is none. */
    public @Nullable Moment time(int place) {
        return place < 0 ? null : times[place];
    }

    /** Returns an attribute by its place in the layout, empty when it is absent or the place is none. */
    public String attribute(int place) {
        return place < 0 ? "" : attributes[place];
    }

    /** Returns the value, or the total of a tally, {@literal null} when it is absent. */
    public @Nullable BigDecimal value() {
        return value;
    }

    /** Returns the good or bad part of a tally's total, {@literal null} when it is absent. */
    public @Nullable BigDecimal part() {
        return part;
    }

    /** Returns the state, {@literal null} for shapes that have none. */
    public @Nullable State state() {
        return state;
    }

    /** Returns stretches of time that do not count. */
    public List<Pause> pauses() {
        return pauses;
    }

    /** Returns 64 bits that depend on the whole content. */
    public long fingerprint() {
        return fingerprint;
    }

    /** The same fact with other timestamps. */
    Measurement withTimes(@Nullable Moment... others) {
        return new Measurement(others, value, part, state, attributes, pauses, fingerprint);
    }

    /** What a status record says. */
    public enum State {
        /** It works. */
        UP,
        /** It does not. */
        DOWN,
        /** It is no longer monitored. */
        ENDED
    }
}
