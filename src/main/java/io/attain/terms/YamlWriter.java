package io.attain.terms;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.DumpSettingsBuilder;
import org.snakeyaml.engine.v2.api.StreamDataWriter;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Writes trees as YAML 1.2 that people go on editing: fields in their order, Unicode as it is, numbers as the exact decimals
 * that they are, small lists and maps on one line. Comments are not part of a tree, so those of a document that was read are
 * lost. What is written reads as the same tree.
 */
public final class YamlWriter {

    /** As long as a line may be, and as long as a list or map that stands on one. */
    private static final int WIDTH = 120;

    /** Beyond that, a number is written with an exponent. */
    private static final int MAXIMUM_SCALE = 60;

    private YamlWriter() {}

    /**
     * Writes a document.
     *
     * @param tree a map or list, never {@literal null}
     * @return its text, which ends with a line break
     */
    public static String write(JsonNode tree) {
        return text(node(tree, 0), settings().setWidth(WIDTH).setSplitLines(true));
    }

    /**
     * Writes a value on one line.
     *
     * @param value never {@literal null}
     * @return such as <code>{rolling: P30D, creditEvery: month}</code>
     */
    public static String inline(JsonNode value) {
        return text(
                        node(value, Integer.MIN_VALUE),
                        settings().setWidth(Integer.MAX_VALUE).setSplitLines(false))
                .strip();
    }

    private static DumpSettingsBuilder settings() {
        return DumpSettings.builder()
                .setSchema(new CoreSchema())
                .setIndicatorIndent(2)
                .setIndentWithIndicator(true);
    }

    private static String text(Node node, DumpSettingsBuilder settings) {
        StringBuilder text = new StringBuilder();
        new Dump(settings.build()).dumpNode(node, new StreamDataWriter() {
            @Override
            public void write(String part) {
                text.append(part);
            }

            @Override
            public void write(String part, int offset, int length) {
                text.append(part, offset, offset + length);
            }
        });
        return text.toString();
    }

    private static Node node(JsonNode value, int depth) {
        boolean onOneLine = depth < 0 || (depth > 0 && isShort(value) && (depth > 1 || isFlat(value)));
        FlowStyle style = onOneLine ? FlowStyle.FLOW : FlowStyle.BLOCK;
        if (value.isObject()) {
            List<NodeTuple> fields = new ArrayList<>();
            value.properties()
                    .forEach(field -> fields.add(new NodeTuple(
                            new ScalarNode(Tag.STR, field.getKey(), ScalarStyle.PLAIN),
                            node(field.getValue(), depth + 1))));
            return new MappingNode(Tag.MAP, fields, style);
        }
        if (value.isArray()) {
            List<Node> items = new ArrayList<>();
            value.forEach(item -> items.add(node(item, depth + 1)));
            return new SequenceNode(Tag.SEQ, items, style);
        }
        return scalar(value);
    }

    private static boolean isShort(JsonNode value) {
        return value.toString().length() <= WIDTH - 20;
    }

    private static boolean isFlat(JsonNode value) {
        for (JsonNode part : value) {
            if (part.isContainerNode()) {
                return false;
            }
        }
        return true;
    }

    private static Node scalar(JsonNode value) {
        if (value.isNull()) {
            return new ScalarNode(Tag.NULL, "null", ScalarStyle.PLAIN);
        }
        if (value.isBoolean()) {
            return new ScalarNode(Tag.BOOL, value.asText(), ScalarStyle.PLAIN);
        }
        if (value.isNumber()) {
            String number = number(value.decimalValue());
            boolean whole = number.chars().allMatch(it -> it == '-' || Character.isDigit(it));
            return new ScalarNode(whole ? Tag.INT : Tag.FLOAT, number, ScalarStyle.PLAIN);
        }
        return new ScalarNode(Tag.STR, value.asText(), ScalarStyle.PLAIN);
    }

    private static String number(BigDecimal number) {
        boolean plain = number.scale() >= 0 && number.scale() <= MAXIMUM_SCALE;
        return plain ? number.toPlainString() : number.toString();
    }
}
