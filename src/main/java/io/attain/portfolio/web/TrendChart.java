package io.attain.portfolio.web;

import io.attain.portfolio.MonthTally;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * Where the months of the portfolio stand in a drawing: a bar each, of the targets that were met, that nothing can be said of, and that were
 * missed, one upon the other.
 *
 * @param width of the drawing, in pixels
 * @param height of the drawing, in pixels
 * @param bars the bars, in order
 */
record TrendChart(int width, int height, List<Bar> bars) {

    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("yy-MM", Locale.ROOT);

    private static final int COLUMN = 46;
    private static final int PLOT = 90;
    private static final int BELOW = 24;

    /**
     * A month.
     *
     * @param x of its left edge
     * @param missed how high the part is that was missed, in pixels
     * @param unknown how high the part is that nothing can be said of
     * @param met how high the part is that was met
     * @param label the month's short name
     * @param words what the bar stands for
     */
    record Bar(int x, int missed, int unknown, int met, String label, String words) {

        /** Returns the upper edge of the part that was met, which is at the bottom. */
        public int metY() {
            return PLOT - met;
        }

        /** Returns the upper edge of the part that nothing can be said of. */
        public int unknownY() {
            return metY() - unknown;
        }

        /** Returns the upper edge of the part that was missed. */
        public int missedY() {
            return unknownY() - missed;
        }
    }

    static TrendChart of(List<MonthTally> months, Function<MonthTally, String> words) {
        int most = Math.max(1, months.stream().mapToInt(MonthTally::all).max().orElse(1));
        List<Bar> bars = new ArrayList<>();
        for (MonthTally month : months) {
            bars.add(new Bar(
                    bars.size() * COLUMN,
                    pixels(month.breached(), most),
                    pixels(month.undetermined(), most),
                    pixels(month.met(), most),
                    SHORT.format(month.month()),
                    words.apply(month)));
        }
        return new TrendChart(months.size() * COLUMN, PLOT + BELOW, bars);
    }

    /** What there is can be seen, however little it is. */
    private static int pixels(int some, int most) {
        return some == 0 ? 0 : Math.max(1, (int) ((long) some * (PLOT - 4) / most));
    }
}
