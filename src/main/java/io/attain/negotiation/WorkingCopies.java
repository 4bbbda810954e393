package io.attain.negotiation;

import io.attain.agreement.AgreementVersion;
import io.attain.terms.Agreement.Role;
import java.util.Optional;

/** What each side is writing and has not offered yet. Nobody else reads it. */
public interface WorkingCopies {

    /**
     * Keeps what a side has written so far; what it had written before is not current any more.
     *
     * @param base the revision that it began at, never {@literal null}
     * @param side whose it is, never {@literal null}
     * @param document what is written, sound or not, never {@literal null}
     * @param actor the account that wrote it, never {@literal null}
     */
    void save(AgreementVersion base, Role side, String document, String actor);

    /**
     * Finds what a side has written.
     *
     * @param base the revision that it began at, never {@literal null}
     * @param side whose it is, never {@literal null}
     * @return the document, or empty if the side has written nothing since that revision
     */
    Optional<String> find(AgreementVersion base, Role side);
}
