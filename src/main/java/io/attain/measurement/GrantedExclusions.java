package io.attain.measurement;

import io.attain.terms.Exclusion.Window;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The exclusions that were granted case by case. None is ever taken back; a later one can only add to them. */
public interface GrantedExclusions {

    /**
     * Records that an exclusion was granted; the same decision grants the same window once.
     *
     * @param reference the agreement's reference, never {@literal null}
     * @param exclusion the id of the exclusion in the terms, never {@literal null}
     * @param window the time, in local time of the agreement's zone, never {@literal null}
     * @param objectives the ids of the objectives that it concerns, empty for all that the exclusion concerns, never
     *     {@literal null}
     * @param decision what granted it, never {@literal null}
     * @param actor the account that brought it about, never {@literal null}
     */
    void grant(
            String reference, String exclusion, Window window, List<String> objectives, String decision, String actor);

    /**
     * Lists what was granted.
     *
     * @param references the agreements, never {@literal null}
     * @return by reference, in the order in which it was granted; agreements without any are left out
     */
    Map<String, List<GrantedExclusion>> of(Collection<String> references);
}
