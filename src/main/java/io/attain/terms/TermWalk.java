package io.attain.terms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attain.terms.Difference.Change;
import io.attain.terms.Difference.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Walks two documents term by term and builds the one that takes some of the changes. That difference and merge are one
 * walk makes them agree on what a term is.
 */
final class TermWalk {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final SourceDocument before;
    private final SourceDocument after;
    private final Predicate<Change> accepts;

    private TermWalk(SourceDocument before, SourceDocument after, Predicate<Change> accepts) {
        this.before = before;
        this.after = after;
        this.accepts = accepts;
    }

    /**
     * Walks two documents.
     *
     * @param before the one
     * @param after the other
     * @param accepts is asked once for each term that differs, in the order of the documents
     * @return the document before with the changes that were accepted; shares nodes with both
     */
    static JsonNode walk(SourceDocument before, SourceDocument after, Predicate<Change> accepts) {
        JsonNode merged = new TermWalk(before, after, accepts)
                .walk(TermLayout.AGREEMENT, "", new Side(before.tree(), ""), new Side(after.tree(), ""));
        return merged == null ? JSON.nullNode() : merged;
    }

    /**
     * A place in one of the documents.
     *
     * @param node what is there, {@literal null} when nothing is
     * @param pointer where
     */
    private record Side(@Nullable JsonNode node, String pointer) {

        Side field(String name) {
            return new Side(node == null ? null : node.get(name), pointer + "/" + escaped(name));
        }

        Collection<String> fields() {
            Set<String> names = new LinkedHashSet<>();
            if (node != null) {
                node.fieldNames().forEachRemaining(names::add);
            }
            return names;
        }

        /** Those of several fields that are there, where the first of them stands. */
        Side only(List<String> names) {
            ObjectNode some = JSON.objectNode();
            String place = pointer;
            for (String name : names) {
                Side field = field(name);
                if (field.node != null) {
                    place = some.isEmpty() ? field.pointer : place;
                    some.set(name, field.node);
                }
            }
            return new Side(some.isEmpty() ? null : some, place);
        }

        Map<String, Side> parts(Function<JsonNode, @Nullable String> naming) {
            Map<String, Side> parts = new LinkedHashMap<>();
            if (node != null) {
                for (JsonNode part : node) {
                    parts.put(String.valueOf(naming.apply(part)), new Side(part, pointer + "/" + parts.size()));
                }
            }
            return parts;
        }

        boolean isObject(boolean orAbsent) {
            return node == null ? orAbsent : node.isObject();
        }

        boolean isList() {
            return node == null || node.isArray();
        }

        /** Whether there is a list or map that has nothing in it, which is not the same as none. */
        boolean isHollow() {
            return node != null && node.isContainerNode() && node.isEmpty();
        }
    }

    private @Nullable JsonNode walk(TermLayout layout, String path, Side one, Side other) {
        if (same(one.node, other.node)) {
            return one.node;
        }
        boolean nothingToOpen = (one.node == null && other.isHollow()) || (other.node == null && one.isHollow());
        if (nothingToOpen) {
            return decide(path, one, other);
        }
        if (layout instanceof TermLayout.Fields fields
                && one.isObject(fields.openedAlone())
                && other.isObject(fields.openedAlone())) {
            return fields(fields, path, one, other);
        }
        if (layout instanceof TermLayout.Named list && one.isList() && other.isList()) {
            Optional<Function<JsonNode, @Nullable String>> naming =
                    list.naming(one.node == null ? List.of() : one.node, other.node == null ? List.of() : other.node);
            if (naming.isPresent()) {
                return parts(list.part(), path, one, other, naming.get());
            }
        }
        return decide(path, one, other);
    }

    private @Nullable JsonNode fields(TermLayout.Fields layout, String path, Side one, Side other) {
        List<String> together =
                layout.together().map(TermLayout.Together::fields).orElse(List.of());
        ObjectNode merged = JSON.objectNode();
        boolean togetherDone = false;
        for (String field : inserted(one.fields(), other.fields())) {
            if (!together.contains(field)) {
                JsonNode value =
                        walk(layout.of(field), path + "/" + escaped(field), one.field(field), other.field(field));
                if (value != null) {
                    merged.set(field, value);
                }
            } else if (!togetherDone) {
                togetherDone = true;
                String name = layout.together().orElseThrow().name();
                JsonNode values = walk(TermLayout.WHOLE, path + "/" + name, one.only(together), other.only(together));
                if (values instanceof ObjectNode some) {
                    merged.setAll(some);
                }
            }
        }
        return merged.isEmpty() && (one.node == null || other.node == null) ? null : merged;
    }

    private @Nullable JsonNode parts(
            TermLayout layout, String path, Side one, Side other, Function<JsonNode, @Nullable String> naming) {
        Map<String, Side> here = one.parts(naming);
        Map<String, Side> there = other.parts(naming);
        List<String> order = reordered(path, one, other, here, there)
                ? inserted(there.keySet(), here.keySet())
                : inserted(here.keySet(), there.keySet());
        Map<String, JsonNode> kept = new LinkedHashMap<>();
        for (String name : inserted(here.keySet(), there.keySet())) {
            JsonNode part = walk(
                    layout,
                    path + "/" + escaped(name),
                    here.getOrDefault(name, new Side(null, one.pointer)),
                    there.getOrDefault(name, new Side(null, other.pointer)));
            if (part != null) {
                kept.put(name, part);
            }
        }
        ArrayNode merged = JSON.arrayNode();
        order.stream().filter(kept::containsKey).map(kept::get).forEach(merged::add);
        return merged.isEmpty() && (one.node == null || other.node == null) ? null : merged;
    }

    /** Tells whether the parts that both sides have are to stand in the other's order. */
    private boolean reordered(String path, Side one, Side other, Map<String, Side> here, Map<String, Side> there) {
        List<String> common = here.keySet().stream().filter(there::containsKey).toList();
        List<String> commonThere =
                there.keySet().stream().filter(here::containsKey).toList();
        return !common.equals(commonThere)
                && accepts.test(new Change(
                        path,
                        Kind.REORDERED,
                        names(common),
                        names(commonThere),
                        before.lines().get(one.pointer),
                        after.lines().get(other.pointer)));
    }

    private static ArrayNode names(List<String> names) {
        ArrayNode list = JSON.arrayNode();
        names.forEach(list::add);
        return list;
    }

    private @Nullable JsonNode decide(String path, Side one, Side other) {
        Kind kind = one.node == null ? Kind.ADDED : other.node == null ? Kind.REMOVED : Kind.CHANGED;
        Change change = new Change(
                path,
                kind,
                one.node,
                other.node,
                one.node == null ? null : before.lines().get(one.pointer),
                other.node == null ? null : after.lines().get(other.pointer));
        return accepts.test(change) ? other.node : one.node;
    }

    /** Puts the names that only the others have behind the name that goes before them there. */
    private static List<String> inserted(Collection<String> names, Collection<String> others) {
        List<String> all = new ArrayList<>(names);
        Set<String> known = new LinkedHashSet<>(names);
        int behind = 0;
        for (String other : others) {
            if (known.add(other)) {
                all.add(behind, other);
                behind++;
            } else {
                behind = all.indexOf(other) + 1;
            }
        }
        return all;
    }

    /** Two values are the same when they make the same hash. */
    private static boolean same(@Nullable JsonNode one, @Nullable JsonNode other) {
        if (one == null || other == null) {
            return one == null && other == null;
        }
        return one.equals(other)
                || CanonicalHash.canonical(JSON.arrayNode().add(one))
                        .equals(CanonicalHash.canonical(JSON.arrayNode().add(other)));
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
