package io.attain.negotiation;

import io.attain.agreement.AgreementVersion;
import java.util.List;

/** The signatories' answers. Each signatory answers once for each revision, and nothing is changed afterwards. */
public interface Signatures {

    /**
     * Records an answer. The same answer of the same signatory again changes nothing.
     *
     * @param version what is signed, never {@literal null}
     * @param signatory the account that the terms appoint, never {@literal null}
     * @param account the account that answers, never {@literal null}
     * @param answer what it answers, never {@literal null}
     * @param reason in words, never {@literal null}; everything but a signature needs one
     * @throws io.attain.problem.Problem if the signatory is none, if the account is neither the signatory's nor that of the
     *     delegate whom the signatory appointed last, if the signatory has answered differently before, or if there is no
     *     reason
     */
    void record(AgreementVersion version, String signatory, String account, Answer answer, String reason);

    /**
     * Lets somebody else sign instead of a signatory.
     *
     * @param version what is signed, never {@literal null}
     * @param signatory the account that the terms appoint, never {@literal null}
     * @param delegate the account that signs instead, never {@literal null}
     * @param actor the account that appoints the delegate, never {@literal null}
     * @param reason in words, never {@literal null}
     * @throws io.attain.problem.Problem if the delegate has no account, belongs to the other side, or signs already
     */
    void delegate(AgreementVersion version, String signatory, String delegate, String actor, String reason);

    /**
     * Tells who signs for a signatory.
     *
     * @param version what is signed, never {@literal null}
     * @param signatory the account that the terms appoint, never {@literal null}
     * @return the delegate who was appointed last, or the signatory
     */
    String signer(AgreementVersion version, String signatory);

    /**
     * Lists the answers to one revision.
     *
     * @param version the revision, never {@literal null}
     * @return in the order in which they came, possibly empty
     */
    List<Signature> of(AgreementVersion version);
}
