package io.attain.negotiation;

import io.attain.agreement.AgreementVersion;
import java.util.List;

/** The signatories' answers. Each signatory answers once for each version, and nothing is changed afterwards. */
public interface Signatures {

    /**
     * Records an answer. The same answer of the same signatory again changes nothing.
     *
     * @param version what is signed, never {@literal null}
     * @param account the signatory's account, never {@literal null}
     * @param answer signed or refused, never {@literal null}
     * @param reason in words, never {@literal null}; a refusal needs one
     * @throws io.attain.problem.Problem if the account is no signatory, has answered differently before, or refuses without
     *     a reason
     */
    void record(AgreementVersion version, String account, Answer answer, String reason);

    /**
     * Lists the answers to a version.
     *
     * @param reference the agreement's reference, never {@literal null}
     * @param version the version
     * @return in the order in which they came, possibly empty
     */
    List<Signature> of(String reference, int version);
}
