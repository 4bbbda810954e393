package io.attain.commandline;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A table of plain text for a terminal of a hundred columns: the last column takes what is left, and wraps, and the
 * others are cut where they are very long. */
final class TextTable {

    /** The width that tables keep to. */
    static final int WIDTH = 100;

    private static final String GAP = "  ";
    private static final int LEAST_LAST = 12;
    private static final int MOST = 32;

    private final List<String[]> rows = new ArrayList<>();
    private final boolean[] right;

    /**
     * Creates a table.
     *
     * @param headings the columns' headings; one that begins with {@code >} stands over a column that is aligned right
     */
    TextTable(String... headings) {
        right = new boolean[headings.length];
        String[] first = new String[headings.length];
        for (int i = 0; i < headings.length; i++) {
            right[i] = headings[i].startsWith(">");
            first[i] = right[i] ? headings[i].substring(1) : headings[i];
        }
        rows.add(first);
    }

    /** Adds a row. */
    TextTable row(String... cells) {
        if (cells.length != right.length) {
            throw new IllegalArgumentException("a row of " + right.length + " cells, not " + cells.length);
        }
        String[] row = Arrays.stream(cells).map(TextTable::printable).toArray(String[]::new);
        for (int i = 0; i < row.length - 1; i++) {
            if (width(row[i]) > MOST) {
                row[i] = wrapped(row[i].replace(' ', '\u00a0'), MOST - 1).get(0) + "\u2026";
            }
        }
        rows.add(row);
        return this;
    }

    /** Returns the table's lines, without blanks at their ends. */
    List<String> lines() {
        int last = right.length - 1;
        int[] widths = new int[right.length];
        for (String[] row : rows) {
            for (int i = 0; i <= last; i++) {
                widths[i] = Math.max(widths[i], width(row[i]));
            }
        }
        int used = GAP.length() * last;
        for (int i = 0; i < last; i++) {
            used += widths[i];
        }
        widths[last] = Math.min(widths[last], Math.max(LEAST_LAST, WIDTH - used));
        List<String> lines = new ArrayList<>();
        for (String[] row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < last; i++) {
                line.append(padded(row[i], widths[i], right[i])).append(GAP);
            }
            String indent = " ".repeat(used);
            List<String> wrapped = wrapped(row[last], widths[last]);
            lines.add((line + padded(wrapped.get(0), widths[last], right[last])).stripTrailing());
            wrapped.stream().skip(1).forEach(it -> lines.add(indent + it));
        }
        return lines;
    }

    /**
     * Breaks a text into lines.
     *
     * @param text any text
     * @param width the width of a line, in columns of a terminal
     * @return the lines, at least one
     */
    static List<String> wrapped(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : printable(text).split(" ")) {
            String rest = word;
            if (line.length() > 0 && width(line.toString()) + 1 + width(rest) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            // A word that is longer than a line is broken, as texts without blanks are in Chinese.
            while (width(rest) > width) {
                int end = 0;
                int taken = 0;
                while (taken + columns(rest.codePointAt(end)) <= width) {
                    taken += columns(rest.codePointAt(end));
                    end += Character.charCount(rest.codePointAt(end));
                }
                lines.add(rest.substring(0, end));
                rest = rest.substring(end);
            }
            line.append(line.length() > 0 ? " " : "").append(rest);
        }
        lines.add(line.toString());
        return lines;
    }

    /** Replaces what would move a terminal's cursor or change its colours. */
    static String printable(String text) {
        StringBuilder printable = new StringBuilder(text.length());
        text.codePoints()
                .map(it -> Character.isISOControl(it) || Character.getType(it) == Character.FORMAT ? ' ' : it)
                .forEach(printable::appendCodePoint);
        return printable.toString();
    }

    private static String padded(String text, int width, boolean right) {
        String padding = " ".repeat(Math.max(0, width - width(text)));
        return right ? padding + text : text + padding;
    }

    private static int width(String text) {
        return text.codePoints().map(TextTable::columns).sum();
    }

    /** Chinese, Japanese and Korean characters take two columns. */
    private static int columns(int codePoint) {
        if (codePoint < 0x1100) {
            return 1;
        }
        boolean fullWidth =
                (codePoint >= 0xFF00 && codePoint <= 0xFF60) || (codePoint >= 0x3000 && codePoint <= 0x303F);
        return switch (UnicodeScript.of(codePoint)) {
            case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO -> 2;
            default -> fullWidth ? 2 : 1;
        };
    }
}
