package io.attain.terms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Reads YAML 1.2 by its core schema, and so JSON, into trees with the line of every part. Numbers stay the exact
 * decimals that were written.
 */
final class YamlReader {

    private static final int MAXIMUM_CHARACTERS = 8 * 1024 * 1024;
    private static final int MAXIMUM_DEPTH = 100;
    private static final int MAXIMUM_NODES = 1_000_000;

    private final String name;
    private final List<Finding> findings;

    private YamlReader(String name, List<Finding> findings) {
        this.name = name;
        this.findings = findings;
    }

    /**
     * Reads all documents of a file.
     *
     * @param name the file's name, for the findings
     * @param text the file's text
     * @param findings receives what is wrong
     * @return the documents that could be read; empty documents are left out
     */
    static List<SourceDocument> read(String name, String text, List<Finding> findings) {
        return new YamlReader(name, findings).read(text);
    }

    private List<SourceDocument> read(String text) {
        if (text.length() > MAXIMUM_CHARACTERS) {
            report("TOO_LARGE", "", 0, "the document has more than " + MAXIMUM_CHARACTERS + " characters");
            return List.of();
        }
        LoadSettings settings = LoadSettings.builder()
                .setSchema(new CoreSchema())
                .setLabel(name)
                .setCodePointLimit(MAXIMUM_CHARACTERS)
                .build();
        List<SourceDocument> documents = new ArrayList<>();
        try {
            checkDepth(settings, text);
            for (Node root : new Compose(settings).composeAllFromString(text)) {
                Conversion conversion = new Conversion();
                JsonNode tree = conversion.convert(root, "");
                if (!tree.isNull()) {
                    documents.add(new SourceDocument(name, tree, conversion.lines));
                }
            }
        } catch (MarkedYamlEngineException problem) {
            Optional<Mark> mark = problem.getProblemMark();
            report(
                    "SYNTAX",
                    "",
                    mark.map(it -> it.getLine() + 1).orElse(0),
                    "neither YAML nor JSON: " + problem.getProblem()
                            + mark.map(it -> " (column " + (it.getColumn() + 1) + ")")
                                    .orElse(""));
        } catch (YamlEngineException problem) {
            report("SYNTAX", "", 0, "neither YAML nor JSON: " + firstLine(problem.getMessage()));
        } catch (UnfitDocument problem) {
            report(problem.code, problem.pointer, problem.line, problem.reason);
        }
        return documents;
    }

    private static String firstLine(@Nullable String message) {
        return String.valueOf(message).lines().findFirst().orElse("it cannot be read");
    }

    private void report(String code, String pointer, int line, String reason) {
        findings.add(new Finding(Finding.Severity.ERROR, code, name, pointer, line, reason, null));
    }

    /** The composer recurses, so a hostile depth must be seen before it runs. */
    private static void checkDepth(LoadSettings settings, String text) {
        int depth = 0;
        for (Event event : new Parse(settings).parseString(text)) {
            if (event instanceof CollectionStartEvent) {
                depth++;
                if (depth > MAXIMUM_DEPTH) {
                    throw new UnfitDocument(
                            "TOO_DEEP", "", line(event.getStartMark()), "nested deeper than " + MAXIMUM_DEPTH);
                }
            } else if (event instanceof CollectionEndEvent) {
                depth--;
            }
        }
    }

    private static int line(Optional<Mark> mark) {
        return mark.map(it -> it.getLine() + 1).orElse(0);
    }

    /** Turns one node graph into a tree; aliases are followed, but neither in circles nor without end. */
    private static final class Conversion {

        private final Map<String, Integer> lines = new HashMap<>();
        private final Set<Node> open = Collections.newSetFromMap(new IdentityHashMap<>());

        JsonNode convert(Node node, String pointer) {
            int line = line(node.getStartMark());
            lines.put(pointer, line);
            if (lines.size() > MAXIMUM_NODES) {
                throw new UnfitDocument("TOO_LARGE", pointer, line, "more than " + MAXIMUM_NODES + " parts");
            }
            if (!open.add(node)) {
                throw new UnfitDocument("CIRCULAR", pointer, line, "an alias refers to what contains it");
            }
            try {
                if (node instanceof MappingNode mapping) {
                    return convertMapping(mapping, pointer);
                }
                if (node instanceof SequenceNode sequence) {
                    ArrayNode array = JsonNodeFactory.instance.arrayNode();
                    for (Node item : sequence.getValue()) {
                        array.add(convert(item, pointer + "/" + array.size()));
                    }
                    return array;
                }
                plain((ScalarNode) node, pointer);
                return convertScalar((ScalarNode) node);
            } finally {
                open.remove(node);
            }
        }

        private ObjectNode convertMapping(MappingNode mapping, String pointer) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            for (NodeTuple tuple : mapping.getValue()) {
                int line = line(tuple.getKeyNode().getStartMark());
                if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                    throw new UnfitDocument("SYNTAX", pointer, line, "the name of a field must be plain text");
                }
                String field = plain(key, pointer);
                String place = pointer + "/" + field.replace("~", "~0").replace("/", "~1");
                if (object.has(field)) {
                    throw new UnfitDocument(
                            "DUPLICATE_FIELD", place, line, "the field '" + field + "' is given twice here");
                }
                object.set(field, convert(tuple.getValueNode(), place));
                lines.put(place, line);
            }
            return object;
        }

        /** An escape can write what no database keeps and no page shows. */
        private static String plain(ScalarNode scalar, String pointer) {
            String stray = PlainText.stray(scalar.getValue());
            if (stray != null) {
                throw new UnfitDocument(
                        "SYNTAX", pointer, line(scalar.getStartMark()), "a text has no character " + stray);
            }
            return scalar.getValue();
        }

        private static JsonNode convertScalar(ScalarNode scalar) {
            String text = scalar.getValue();
            Tag tag = scalar.getTag();
            if (tag.equals(Tag.NULL)) {
                return NullNode.instance;
            }
            if (tag.equals(Tag.BOOL)) {
                return BooleanNode.valueOf(Boolean.parseBoolean(text));
            }
            if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
                // What is no plain decimal of sane size (0x1F, .nan, 1e999999, an identifier such as 007) stays text,
                // and is then refused or accepted as such by what reads it.
                if (text.matches("[-+]?(0|[1-9][0-9]{0,60})(\\.[0-9]{0,60})?([eE][-+]?[0-9]{1,2})?")) {
                    return DecimalNode.valueOf(new BigDecimal(text.endsWith(".") ? text + "0" : text));
                }
            }
            return TextNode.valueOf(text);
        }
    }

    /** A document that is well-formed and yet not to be read. */
    private static final class UnfitDocument extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final String code;
        private final String pointer;
        private final int line;
        private final String reason;

        UnfitDocument(String code, String pointer, int line, String reason) {
            super(reason, null, false, false);
            this.code = code;
            this.pointer = pointer;
            this.line = line;
            this.reason = reason;
        }
    }
}
