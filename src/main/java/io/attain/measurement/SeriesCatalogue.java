package io.attain.measurement;

import io.attain.terms.SeriesDefinition;
import java.util.List;
import java.util.Optional;

/** The definitions of all series that the server knows. */
public interface SeriesCatalogue {

    /**
     * Records a definition; the same one again changes nothing.
     *
     * @param document one document with {@code kind: Series}, in YAML or JSON, never {@literal null}
     * @param actor the account that sends it, never {@literal null}
     * @return the definition, never {@literal null}
     * @throws io.attain.problem.Problem if the document is no definition of a series
     */
    SeriesDefinition define(String document, String actor);

    /**
     * Finds the newest definition of a series.
     *
     * @param series its id, never {@literal null}
     * @return the definition, or empty if there is none
     */
    Optional<SeriesDefinition> find(String series);

    /**
     * Lists the newest definition of each series.
     *
     * @return in order of their ids, never {@literal null}
     */
    List<SeriesDefinition> all();
}
