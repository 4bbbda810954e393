package io.attain.agreement;

import java.util.List;

/** Who has answered whether to sign, which negotiation knows. */
@FunctionalInterface
public interface GivenSignatures {

    /**
     * Lists the answers to a version.
     *
     * @param reference the agreement's reference, never {@literal null}
     * @param version the version
     * @return in the order in which they came, possibly empty
     */
    List<GivenSignature> of(String reference, int version);
}
