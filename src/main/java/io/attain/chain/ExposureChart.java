package io.attain.chain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Where the months of an exposure stand in a drawing: two bars each, what is owed and what is recovered, and a line for what
 * is borne to date.
 *
 * @param width of the drawing, in pixels
 * @param height of the drawing, in pixels
 * @param zero the height at which nothing is
 * @param bars the bars
 * @param line the points of the line, in the words of SVG
 * @param labels the months below
 * @param most the greatest amount shown
 * @param mostY where that is
 */
public record ExposureChart(
        int width, int height, int zero, List<Bar> bars, String line, List<Label> labels, String most, int mostY) {

    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("yy-MM", Locale.ROOT);

    private static final int MONTHS = 24;
    private static final int LEFT = 90;
    private static final int COLUMN = 44;
    private static final int BAR = 16;
    private static final int TOP = 20;
    private static final int PLOT = 160;
    private static final int BELOW = 30;

    /** Copies the lists. */
    public ExposureChart {
        bars = List.copyOf(bars);
        labels = List.copyOf(labels);
    }

    /**
     * A bar.
     *
     * @param x of its left edge
     * @param y of its upper edge
     * @param width its width
     * @param height its height
     * @param kind {@code owed} or {@code recovered}
     * @param amount what it stands for
     */
    public record Bar(int x, int y, int width, int height, String kind, String amount) {}

    /**
     * A month below.
     *
     * @param x its middle
     * @param month which
     */
    public record Label(int x, String month) {}

    /**
     * Draws the last two years.
     *
     * @param currency never {@literal null}
     */
    public static ExposureChart of(Exposure.Currency currency) {
        List<Exposure.Month> all = currency.months();
        List<Exposure.Month> months = all.subList(Math.max(0, all.size() - MONTHS), all.size());
        BigDecimal most = BigDecimal.ONE;
        BigDecimal least = BigDecimal.ZERO;
        for (Exposure.Month month : months) {
            for (BigDecimal amount : List.of(month.owed(), month.recovered(), month.netToDate())) {
                most = most.max(amount);
                least = least.min(amount);
            }
        }
        BigDecimal span = most.subtract(least);
        int zero = TOP + length(most, span);
        List<Bar> bars = new ArrayList<>();
        List<Label> labels = new ArrayList<>();
        List<String> points = new ArrayList<>();
        int x = LEFT;
        for (Exposure.Month month : months) {
            bars.add(bar(x + 4, zero, month.owed(), span, "owed"));
            bars.add(bar(x + 4 + BAR, zero, month.recovered(), span, "recovered"));
            points.add((x + COLUMN / 2) + "," + (zero - length(month.netToDate(), span)));
            labels.add(new Label(x + COLUMN / 2, SHORT.format(month.month())));
            x += COLUMN;
        }
        return new ExposureChart(
                x + LEFT / 4,
                TOP + PLOT + BELOW,
                zero,
                bars,
                String.join(" ", points),
                labels,
                most.toPlainString(),
                TOP);
    }

    private static Bar bar(int x, int zero, BigDecimal amount, BigDecimal span, String kind) {
        int length = length(amount, span);
        return new Bar(x, length >= 0 ? zero - length : zero, BAR, Math.abs(length), kind, amount.toPlainString());
    }

    private static int length(BigDecimal amount, BigDecimal span) {
        return amount.multiply(BigDecimal.valueOf(PLOT))
                .divide(span, 0, RoundingMode.HALF_EVEN)
                .intValueExact();
    }
}
