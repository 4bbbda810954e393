package io.attain.escalation;

import io.attain.agreement.AgreementInForce;
import io.attain.agreement.AgreementRegister;
import io.attain.agreement.AgreementVersion;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.ResourceHolderSupport;
import org.springframework.transaction.support.ResourceHolderSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The versions of agreements whose ladder and people hold. What a transaction has once asked for it knows: an escalation asks
 * many times, and a close begins many escalations.
 */
@Component
class LatestTerms {

    /** What is known, as long as the transaction lasts. */
    private static final class Known extends ResourceHolderSupport {

        private final Map<String, AgreementInForce> inForce = new HashMap<>();
    }

    private final AgreementRegister register;

    LatestTerms(AgreementRegister register) {
        this.register = register;
    }

    private @Nullable Known known() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            return null;
        }
        Known known = (Known) TransactionSynchronizationManager.getResource(this);
        if (known == null) {
            known = new Known();
            TransactionSynchronizationManager.bindResource(this, known);
            TransactionSynchronizationManager.registerSynchronization(
                    new ResourceHolderSynchronization<>(known, this) {});
        }
        return known;
    }

    /** Asks for many agreements at once. */
    void load(Collection<String> references) {
        Known known = known();
        if (known != null) {
            known.inForce.putAll(register.inForce(references));
        }
    }

    /** The version that came in force last, or, where none has, the latest. */
    AgreementVersion of(String reference) {
        AgreementInForce inForce = inForce(reference);
        return inForce == null ? register.get(reference) : inForce.latest();
    }

    /** The version that judged. */
    AgreementVersion of(String reference, int version) {
        AgreementInForce inForce = inForce(reference);
        return inForce == null
                ? register.get(reference)
                : inForce.versions().stream()
                        .filter(it -> it.version() == version)
                        .findFirst()
                        .orElseGet(inForce::latest);
    }

    private @Nullable AgreementInForce inForce(String reference) {
        Known known = known();
        AgreementInForce found = known == null ? null : known.inForce.get(reference);
        if (found == null) {
            found = register.inForce(List.of(reference)).get(reference);
            if (known != null && found != null) {
                known.inForce.put(reference, found);
            }
        }
        return found;
    }
}
