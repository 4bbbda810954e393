package io.attain.terms;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;

/** Makes a document of one that goes before and some of the changes that lead to another. */
public final class Merge {

    private Merge() {}

    /**
     * Takes the accepted changes and leaves the others. All of them make the other document's content, with its hash; none
     * leaves the base as it is. Whether what comes out is sound is for {@link Documents} and the linter to say: an objective
     * can be taken without the service that it names.
     *
     * @param difference from the base to the other document, never {@literal null}
     * @param accepted the paths of its changes that are taken, never {@literal null}
     * @return a new tree; fields stay in the base's order and new ones stand behind what goes before them in the other
     * @throws IllegalArgumentException when a path is none of the difference's
     */
    public static JsonNode of(Difference difference, Set<String> accepted) {
        Set<String> unknown = new TreeSet<>(accepted);
        JsonNode merged = TermWalk.walk(difference.before(), difference.after(), change -> {
            unknown.remove(change.path());
            return accepted.contains(change.path());
        });
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("nothing differs at " + String.join(", ", unknown));
        }
        return merged.deepCopy();
    }
}
