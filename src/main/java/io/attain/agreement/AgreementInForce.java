package io.attain.agreement;

import io.attain.terms.Agreement;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The versions of one agreement that have ever been in force, which are those that judge.
 *
 * @param versions in order of their numbers, at least one
 * @param terminatedAt when the agreement was ended before its term, {@literal null} if it was not
 */
public record AgreementInForce(List<AgreementVersion> versions, @Nullable Instant terminatedAt) {

    /** Copies the list. */
    public AgreementInForce {
        versions = List.copyOf(versions);
    }

    /** Returns the latest of them. */
    public AgreementVersion latest() {
        return versions.get(versions.size() - 1);
    }

    /** Returns their terms. */
    public List<Agreement> terms() {
        return versions.stream().map(AgreementVersion::terms).toList();
    }
}
