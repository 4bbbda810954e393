package io.attain.evaluation;

import io.attain.evaluation.Measurement.State;
import java.util.Arrays;

/**
 * The status records of one subject in order of time, in some twelve bytes each. Of records with the same time the later
 * one holds.
 */
final class StateTrack {

    /** The lowest bits of a code hold the state, those above which exclusions by attribute the record falls under. */
    private static final int STATE_BITS = 2;

    private static final int STATE_MASK = (1 << STATE_BITS) - 1;

    /** As many exclusions by attribute as fit into a code. */
    static final int MAXIMUM_EXCLUSIONS = Integer.SIZE - STATE_BITS - 1;

    private long[] times = new long[16];
    private int[] codes = new int[16];
    private int size;
    private boolean sorted = true;

    /**
     * Adds a record.
     *
     * @param time in microseconds since the epoch
     * @param state its state
     * @param exclusions a bit for each exclusion by attribute that it falls under
     */
    void add(long time, State state, int exclusions) {
        if (size == times.length) {
            int length = size + (size >> 1);
            times = Arrays.copyOf(times, length);
            codes = Arrays.copyOf(codes, length);
        }
        sorted &= size == 0 || times[size - 1] <= time;
        times[size] = time;
        codes[size] = (exclusions << STATE_BITS) | code(state);
        size++;
    }

    /** Puts the records in order of time; those of the same time keep theirs. */
    void sort() {
        if (sorted) {
            return;
        }
        mergeSort(0, size, new long[size], new int[size]);
        sorted = true;
    }

    /** Java sorts no two arrays of primitives together, and boxes would not fit the heap that is allowed for a row. */
    private void mergeSort(int from, int until, long[] spareTimes, int[] spareCodes) {
        if (until - from < 2) {
            return;
        }
        int middle = (from + until) >>> 1;
        mergeSort(from, middle, spareTimes, spareCodes);
        mergeSort(middle, until, spareTimes, spareCodes);
        if (times[middle - 1] <= times[middle]) {
            return;
        }
        int length = middle - from;
        System.arraycopy(times, from, spareTimes, from, length);
        System.arraycopy(codes, from, spareCodes, from, length);
        int left = from;
        int right = middle;
        for (int i = from; left < middle; i++) {
            boolean takeRight = right < until && times[right] < spareTimes[left];
            times[i] = takeRight ? times[right] : spareTimes[left];
            codes[i] = takeRight ? codes[right] : spareCodes[left];
            if (takeRight) {
                right++;
            } else {
                left++;
            }
        }
    }

    int size() {
        return size;
    }

    long time(int index) {
        return times[index];
    }

    State state(int index) {
        return switch (codes[index] & STATE_MASK) {
            case 0 -> State.UP;
            case 1 -> State.DOWN;
            default -> State.ENDED;
        };
    }

    private static int code(State state) {
        return switch (state) {
            case UP -> 0;
            case DOWN -> 1;
            case ENDED -> 2;
        };
    }

    int exclusions(int index) {
        return codes[index] >>> STATE_BITS;
    }

    /**
     * Returns until when the record holds: the next one, {@link Long#MAX_VALUE} for the last.
     *
     * @param index the record's place
     * @param staleAfter how long it holds at most, in microseconds; {@link Long#MAX_VALUE} for any time
     */
    long heldUntil(int index, long staleAfter) {
        long next = index + 1 < size ? times[index + 1] : Long.MAX_VALUE;
        return staleAfter == Long.MAX_VALUE ? next : Math.min(next, times[index] + staleAfter);
    }

    /** Tells whether some state is recorded in [from, until), or held into it. */
    boolean touches(long from, long until, long staleAfter) {
        for (int i = 0; i < size; i++) {
            boolean recorded = times[i] >= from && times[i] < until;
            boolean held = times[i] < from && heldUntil(i, staleAfter) > from && state(i) != State.ENDED;
            if (recorded || held) {
                return true;
            }
        }
        return false;
    }
}
