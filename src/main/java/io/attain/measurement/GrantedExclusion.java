package io.attain.measurement;

import io.attain.terms.Agreement;
import io.attain.terms.Exclusion;
import io.attain.terms.Exclusion.Window;
import java.util.ArrayList;
import java.util.List;

/**
 * A stretch of time that was granted under an exclusion which is claimed case by case.
 *
 * @param number under which it is recorded
 * @param reference the agreement's reference
 * @param exclusion the id of the exclusion in the terms
 * @param window the time, in local time of the agreement's zone
 * @param objectives the ids of the objectives that it concerns, empty for all that the exclusion concerns
 * @param decision what granted it, such as {@code exclusion claim 3}
 */
public record GrantedExclusion(
        long number, String reference, String exclusion, Window window, List<String> objectives, String decision) {

    /** Copies the list. */
    public GrantedExclusion {
        objectives = List.copyOf(objectives);
    }

    /**
     * Returns terms with what was granted under them. What is granted has the id of the exclusion that it falls under, so that
     * the same objectives name it; overlaps count once, as with any exclusion.
     *
     * @param terms never {@literal null}
     * @param granted those that were granted for the agreement, never {@literal null}
     * @return the same terms where nothing was granted under them; their hash stays that of the document
     */
    public static Agreement applied(Agreement terms, List<GrantedExclusion> granted) {
        List<Exclusion> exclusions = new ArrayList<>(terms.exclusions());
        for (GrantedExclusion it : granted) {
            terms.exclusions().stream()
                    .filter(definition -> definition.id().equals(it.exclusion()))
                    .map(definition -> definition.during(it.window(), it.objectives()))
                    .forEach(exclusions::add);
        }
        return exclusions.size() == terms.exclusions().size() ? terms : terms.withExclusions(exclusions);
    }
}
