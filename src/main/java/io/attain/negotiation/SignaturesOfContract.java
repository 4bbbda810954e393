package io.attain.negotiation;

import io.attain.agreement.AgreementVersion;
import io.attain.agreement.GivenSignature;
import io.attain.agreement.GivenSignatures;
import java.util.List;
import org.springframework.stereotype.Component;

/** Tells the contract who has signed it. */
@Component
class SignaturesOfContract implements GivenSignatures {

    private final Signatures signatures;

    SignaturesOfContract(Signatures signatures) {
        this.signatures = signatures;
    }

    @Override
    public List<GivenSignature> of(AgreementVersion version) {
        return signatures.of(version).stream()
                .map(it -> new GivenSignature(
                        it.account(),
                        it.party(),
                        it.answer() == Answer.SIGNED,
                        it.hash(),
                        it.reason(),
                        it.recordedAt()))
                .toList();
    }
}
