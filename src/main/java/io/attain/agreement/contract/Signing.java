package io.attain.agreement.contract;

import io.attain.agreement.GivenSignature;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known about the signing of a version beside its terms.
 *
 * @param answers the answers of signatories, in the order in which they came
 * @param elsewhere how it was signed elsewhere, {@literal null} where it was not
 * @param names the names that people read, by account
 */
public record Signing(List<GivenSignature> answers, @Nullable Elsewhere elsewhere, Map<String, String> names) {

    /** Nobody has answered, and nothing is known about anybody. */
    public static final Signing NONE = new Signing(List.of(), null, Map.of());

    /** Copies the collections. */
    public Signing {
        answers = List.copyOf(answers);
        names = Map.copyOf(names);
    }

    /**
     * The record that a version was signed elsewhere.
     *
     * @param by the account that took it over
     * @param at when
     * @param reason as it was recorded
     */
    public record Elsewhere(String by, Instant at, String reason) {}
}
