package io.attain.agreement;

import java.util.List;

/** Who has answered whether to sign, which negotiation knows. */
@FunctionalInterface
public interface GivenSignatures {

    /**
     * Lists the answers to one revision of a version.
     *
     * @param version the revision, never {@literal null}
     * @return in the order in which they came, possibly empty
     */
    List<GivenSignature> of(AgreementVersion version);
}
