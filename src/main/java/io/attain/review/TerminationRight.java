package io.attain.review;

import com.fasterxml.jackson.databind.JsonNode;
import io.attain.credit.StoredVerdict;
import io.attain.terms.Agreement.Role;
import java.util.ArrayList;
import java.util.List;

/**
 * The right to end an agreement for cause, which the terms give the customer after repeated breaches
 * ({@code repeat: … then: terminate}). It comes from current verdicts only: one that is superseded gives none.
 *
 * @param objective the id of the objective that was missed
 * @param period the name of the period whose verdict gives the right
 * @param because why, in words
 */
public record TerminationRight(String objective, String period, String because) {

    private static final String TERMINATE = "terminate";

    /**
     * Finds the rights that verdicts give.
     *
     * @param side who would end the agreement, never {@literal null}
     * @param version the number of the version in force
     * @param verdicts the current ones, never {@literal null}
     * @return in the order of the verdicts, empty if that side has none
     */
    public static List<TerminationRight> of(Role side, int version, List<StoredVerdict> verdicts) {
        if (side != Role.CUSTOMER) {
            return List.of();
        }
        return verdicts.stream()
                .filter(it -> it.version() == version)
                .flatMap(verdict -> named(verdict).stream())
                .toList();
    }

    private static List<TerminationRight> named(StoredVerdict verdict) {
        List<JsonNode> consequences = new ArrayList<>();
        verdict.content().path("consequences").forEach(consequences::add);
        return consequences.stream()
                .filter(it -> it.path("then").asText().equals(TERMINATE))
                .map(it -> new TerminationRight(
                        verdict.objective(),
                        verdict.content().path("period").path("label").asText(),
                        it.path("because").asText()))
                .toList();
    }
}
