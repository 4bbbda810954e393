package io.attain.dispute;

import io.attain.agreement.AgreementAccess;
import io.attain.agreement.AgreementVersion;
import io.attain.terms.Agreement.Person;
import io.attain.terms.Agreement.Role;
import java.util.List;

/** Who decides about disputes by an agreement. */
public final class DisputePeople {

    private static final String MEDIATOR = "mediator";
    private static final String ARBITER = "arbiter";

    private DisputePeople() {}

    /**
     * Returns those who mediate.
     *
     * @param version never {@literal null}
     * @return account names, possibly empty
     */
    public static List<String> mediators(AgreementVersion version) {
        return withDuty(version, MEDIATOR);
    }

    /**
     * Returns those who arbitrate.
     *
     * @param version never {@literal null}
     * @return account names, possibly empty
     */
    public static List<String> arbiters(AgreementVersion version) {
        return withDuty(version, ARBITER);
    }

    /**
     * Returns those who answer for a side.
     *
     * @param version never {@literal null}
     * @param side provider or customer, never {@literal null}
     * @return account names, possibly empty
     */
    public static List<String> owners(AgreementVersion version, Role side) {
        return version.people(side, AgreementVersion.OWNER);
    }

    /**
     * Returns those who correct data: its owners, or the provider's where nobody has that duty.
     *
     * @param version never {@literal null}
     * @return account names, possibly empty
     */
    public static List<String> correctors(AgreementVersion version) {
        List<String> owners = withDuty(version, AgreementAccess.DATA_OWNER);
        return owners.isEmpty() ? owners(version, Role.PROVIDER) : owners;
    }

    private static List<String> withDuty(AgreementVersion version, String duty) {
        return version.terms().people().stream()
                .filter(it -> it.duties().contains(duty))
                .map(Person::user)
                .distinct()
                .toList();
    }
}
