package io.attain.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Disjoint stretches of time in order, each [from, until) in microseconds since the epoch. */
final class Intervals {

    static final Intervals NONE = new Intervals(new long[0], new long[0]);

    private final long[] from;
    private final long[] until;

    private Intervals(long[] from, long[] until) {
        this.from = from;
        this.until = until;
    }

    /** One stretch. */
    record Interval(long from, long until) {}

    /** Unites stretches that overlap or touch; empty and reversed ones vanish. */
    static Intervals union(List<Interval> stretches) {
        List<Interval> sorted = new ArrayList<>(stretches);
        sorted.removeIf(it -> it.until() <= it.from());
        sorted.sort(Comparator.comparingLong(Interval::from));
        long[] from = new long[sorted.size()];
        long[] until = new long[sorted.size()];
        int size = 0;
        for (Interval stretch : sorted) {
            if (size > 0 && stretch.from() <= until[size - 1]) {
                until[size - 1] = Math.max(until[size - 1], stretch.until());
            } else {
                from[size] = stretch.from();
                until[size] = stretch.until();
                size++;
            }
        }
        return new Intervals(Arrays.copyOf(from, size), Arrays.copyOf(until, size));
    }

    /** Returns what lies in these or in others. */
    Intervals union(Intervals others) {
        if (isEmpty()) {
            return others;
        }
        List<Interval> all = new ArrayList<>(list());
        all.addAll(others.list());
        return union(all);
    }

    /** Returns what lies in these and not in others. */
    Intervals minus(Intervals others) {
        if (isEmpty() || others.isEmpty()) {
            return this;
        }
        List<Interval> rest = new ArrayList<>();
        for (int i = 0; i < from.length; i++) {
            long start = from[i];
            for (int j = others.firstEndingAfter(start); j < others.from.length && others.from[j] < until[i]; j++) {
                if (others.from[j] > start) {
                    rest.add(new Interval(start, others.from[j]));
                }
                start = Math.max(start, others.until[j]);
            }
            if (start < until[i]) {
                rest.add(new Interval(start, until[i]));
            }
        }
        return union(rest);
    }

    /** Returns the part of these that lies in [start, end). */
    Intervals within(long start, long end) {
        List<Interval> cut = new ArrayList<>();
        for (int i = firstEndingAfter(start); i < from.length && from[i] < end; i++) {
            cut.add(new Interval(Math.max(start, from[i]), Math.min(end, until[i])));
        }
        return union(cut);
    }

    /** Returns how much of [start, end) they cover, in microseconds. */
    long covered(long start, long end) {
        long sum = 0;
        for (int i = firstEndingAfter(start); i < from.length && from[i] < end; i++) {
            sum += Math.min(end, until[i]) - Math.max(start, from[i]);
        }
        return sum;
    }

    boolean isEmpty() {
        return from.length == 0;
    }

    List<Interval> list() {
        List<Interval> list = new ArrayList<>(from.length);
        for (int i = 0; i < from.length; i++) {
            list.add(new Interval(from[i], until[i]));
        }
        return list;
    }

    private int firstEndingAfter(long instant) {
        int found = Arrays.binarySearch(until, instant);
        return found >= 0 ? found + 1 : -found - 1;
    }
}
