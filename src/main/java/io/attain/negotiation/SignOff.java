package io.attain.negotiation;

import io.attain.agreement.AgreementVersion;
import io.attain.terms.Agreement.Role;
import java.util.List;
import java.util.stream.Stream;

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
        return Stream.of(Role.PROVIDER, Role.CUSTOMER)
                .flatMap(role -> version.people(role, AgreementVersion.SIGNATORY).stream())
                .distinct()
                .toList();
    }

    /**
     * Counts the answers.
     *
     * @param version what was to be signed, never {@literal null}
     * @param answers to it, never {@literal null}
     * @return {@link Answer#SIGNED} if every signatory of both sides has signed the very hash of the version
     */
    public static Answer outcome(AgreementVersion version, List<Signature> answers) {
        boolean all = signatories(version).stream().allMatch(signatory -> answers.stream()
                .anyMatch(answer -> answer.account().equals(signatory)
                        && answer.answer() == Answer.SIGNED
                        && answer.hash().equals(version.hash())));
        return all ? Answer.SIGNED : Answer.REFUSED;
    }
}
