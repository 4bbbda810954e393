package io.attain.negotiation;

import io.attain.agreement.AgreementVersion;
import java.util.List;

/** Who signs, and what their answers amount to. */
public final class SignOff {

    private SignOff() {}

    /**
     * The signatories of both sides.
     *
     * @param version never {@literal null}
     * @return account names, each once, at least one
     */
    public static List<String> signatories(AgreementVersion version) {
        return Sides.ALL.stream()
                .flatMap(role -> version.people(role, AgreementVersion.SIGNATORY).stream())
                .distinct()
                .toList();
    }

    /**
     * Counts the answers.
     *
     * @param version what was to be signed, never {@literal null}
     * @param answers to it, never {@literal null}
     * @return {@link Answer#SIGNED} if every signatory of both sides has signed the very hash of the version; else
     *     {@link Answer#CHANGES_WANTED} if somebody wants other terms and nobody refuses
     */
    public static Answer outcome(AgreementVersion version, List<Signature> answers) {
        boolean all = signatories(version).stream().allMatch(signatory -> answers.stream()
                .anyMatch(answer -> answer.signatory().equals(signatory)
                        && answer.answer() == Answer.SIGNED
                        && answer.hash().equals(version.hash())));
        if (all) {
            return Answer.SIGNED;
        }
        boolean refused = answers.stream().anyMatch(answer -> answer.answer() == Answer.REFUSED);
        boolean changes = answers.stream().anyMatch(answer -> answer.answer() == Answer.CHANGES_WANTED);
        return changes && !refused ? Answer.CHANGES_WANTED : Answer.REFUSED;
    }
}
