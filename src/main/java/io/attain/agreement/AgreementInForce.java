package io.attain.agreement;

import io.attain.terms.Agreement;
import java.time.Instant;
import java.time.LocalDate;
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

    /** Returns the terms that judge: those of an agreement that was ended early last until the day on which it was ended. */
    public List<Agreement> terms() {
        return versions.stream().map(it -> ended(it.terms())).toList();
    }

    private Agreement ended(Agreement terms) {
        if (terminatedAt == null) {
            return terms;
        }
        LocalDate end = LocalDate.ofInstant(terminatedAt, terms.zone());
        return end.isAfter(terms.term().from()) && end.isBefore(terms.term().until()) ? terms.until(end) : terms;
    }
}
