package io.attain.agreement;

import io.attain.access.StandInRule;
import io.attain.agreement.AgreementRegister.Standing;
import io.attain.terms.Agreement.Person;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Keeps the sides apart: whoever has a duty for one party does no task of another's, also while somebody there is away. What was last
 * signed counts, and what is being negotiated.
 */
@Component
class OwnSideOnly implements StandInRule {

    private final AgreementRegister register;

    OwnSideOnly(AgreementRegister register) {
        this.register = register;
    }

    @Override
    public boolean permits(String reference, String absent, String deputy) {
        return register.find(reference).stream()
                .flatMap(holds -> Stream.of(holds, register.latest(reference)))
                .allMatch(version -> isOnTheSide(version, absent, deputy));
    }

    /** Tells whether somebody has a part in an agreement that a deputy may not stand in for. */
    static boolean isApart(Standing agreement, String absent, String deputy) {
        return Stream.of(agreement.holds(), agreement.latest())
                .anyMatch(it -> !parties(it, absent).isEmpty() && !isOnTheSide(it, absent, deputy));
    }

    private static boolean isOnTheSide(AgreementVersion version, String absent, String deputy) {
        return parties(version, absent).containsAll(parties(version, deputy));
    }

    private static Set<String> parties(AgreementVersion version, String account) {
        return version.terms().people().stream()
                .filter(it -> it.user().equals(account))
                .map(Person::party)
                .collect(Collectors.toSet());
    }
}
