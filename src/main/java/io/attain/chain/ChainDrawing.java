package io.attain.chain;

import io.attain.terms.Agreement.Support.Relation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/**
 * Where the parts of a chain stand in a drawing: a column for each level, those that rest on others to the left.
 *
 * @param width of the drawing, in pixels
 * @param height of the drawing, in pixels
 * @param boxes the agreements
 * @param lines what rests on what
 */
public record ChainDrawing(int width, int height, List<Box> boxes, List<Line> lines) {

    private static final int BOX_WIDTH = 250;
    private static final int BOX_HEIGHT = 96;
    private static final int BETWEEN_COLUMNS = 120;
    private static final int BETWEEN_ROWS = 28;
    private static final int MARGIN = 16;

    /** Latin letters that fit into a box; a Chinese one takes the room of two. */
    private static final int FITTING = 32;

    /** Copies the lists. */
    public ChainDrawing {
        boxes = List.copyOf(boxes);
        lines = List.copyOf(lines);
    }

    /**
     * An agreement.
     *
     * @param node the agreement
     * @param x of its left edge
     * @param y of its upper edge
     * @param width its width
     * @param height its height
     * @param title as much of its title as fits
     */
    public record Box(Chain.Node node, int x, int y, int width, int height, String title) {}

    /**
     * All that one agreement has to do with another.
     *
     * @param from the reference of the one that rests on the other
     * @param to the reference of the other
     * @param relations how it enters
     * @param state the worst of all
     * @param path in the words of SVG
     * @param labelX the middle of the words on it
     * @param labelY the base line of the words on it
     */
    public record Line(
            String from, String to, List<Relation> relations, ChainState state, String path, int labelX, int labelY) {}

    /**
     * Draws a chain.
     *
     * @param chain never {@literal null}
     */
    public static ChainDrawing of(Chain chain) {
        Map<Integer, List<Chain.Node>> columns = new LinkedHashMap<>();
        chain.agreements().forEach(it -> columns.computeIfAbsent(it.level(), level -> new ArrayList<>())
                .add(it));
        int rows = columns.values().stream().mapToInt(List::size).max().orElse(1);
        int height = MARGIN * 2 + rows * BOX_HEIGHT + (rows - 1) * BETWEEN_ROWS;
        Map<String, Box> boxes = new LinkedHashMap<>();
        int x = MARGIN;
        for (List<Chain.Node> column : columns.values()) {
            int own = column.size() * BOX_HEIGHT + (column.size() - 1) * BETWEEN_ROWS;
            int y = (height - own) / 2;
            for (Chain.Node node : column) {
                boxes.put(node.reference(), new Box(node, x, y, BOX_WIDTH, BOX_HEIGHT, fitting(node.title())));
                y += BOX_HEIGHT + BETWEEN_ROWS;
            }
            x += BOX_WIDTH + BETWEEN_COLUMNS;
        }
        return new ChainDrawing(x - BETWEEN_COLUMNS + MARGIN, height, List.copyOf(boxes.values()), lines(chain, boxes));
    }

    private static List<Line> lines(Chain chain, Map<String, Box> boxes) {
        Map<List<String>, List<Chain.Link>> pairs = new LinkedHashMap<>();
        chain.links().forEach(it -> pairs.computeIfAbsent(List.of(it.from(), it.to()), pair -> new ArrayList<>())
                .add(it));
        List<Line> lines = new ArrayList<>();
        pairs.forEach((pair, links) -> {
            Box from = boxes.get(pair.get(0));
            Box to = boxes.get(pair.get(1));
            if (from != null && to != null) {
                lines.add(line(from, to, links));
            }
        });
        return lines;
    }

    private static Line line(Box from, Box to, List<Chain.Link> links) {
        int startX = from.x() + BOX_WIDTH;
        int startY = from.y() + BOX_HEIGHT / 2;
        int endX = to.x();
        int endY = to.y() + BOX_HEIGHT / 2;
        int bend = BETWEEN_COLUMNS / 2;
        String path = String.format(
                Locale.ROOT,
                "M%d %d C%d %d %d %d %d %d",
                startX,
                startY,
                startX + bend,
                startY,
                endX - bend,
                endY,
                endX,
                endY);
        return new Line(
                from.node().reference(),
                to.node().reference(),
                List.copyOf(
                        new TreeSet<>(links.stream().map(Chain.Link::relation).toList())),
                ChainState.worst(links.stream().map(Chain.Link::state).toList()),
                path,
                (startX + endX) / 2,
                (startY + endY) / 2 - 6);
    }

    private static String fitting(String text) {
        StringBuilder fitting = new StringBuilder();
        int room = FITTING;
        for (int point : text.codePoints().toArray()) {
            room -= Character.UnicodeScript.of(point) == Character.UnicodeScript.HAN ? 2 : 1;
            if (room < 1) {
                return fitting.append('…').toString();
            }
            fitting.appendCodePoint(point);
        }
        return fitting.toString();
    }
}
