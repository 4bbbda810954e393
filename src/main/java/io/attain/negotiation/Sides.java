package io.attain.negotiation;

import io.attain.agreement.AgreementVersion;
import io.attain.terms.Agreement.Role;
import java.util.List;

/** The two sides of an agreement: those who provide and those who receive. */
public final class Sides {

    /** Both of them. */
    public static final List<Role> ALL = List.of(Role.PROVIDER, Role.CUSTOMER);

    /** Their names, as processes hold them. */
    public static final List<String> NAMES = ALL.stream().map(Role::name).toList();

    private Sides() {}

    /**
     * The sides that somebody has a part in.
     *
     * @param version never {@literal null}
     * @param user the account's name, never {@literal null}
     * @return provider, customer, both or none
     */
    public static List<Role> of(AgreementVersion version, String user) {
        return ALL.stream()
                .filter(role -> version.terms().people().stream()
                        .filter(person -> person.user().equals(user))
                        .flatMap(person -> version.terms().party(person.party()).stream())
                        .anyMatch(party -> party.role() == role))
                .toList();
    }

    /**
     * The side that drafts first: that of the owner who asked for the agreement.
     *
     * @param version as it was asked for, never {@literal null}
     * @return the customer, if only its owner asked; else the provider
     */
    public static Role first(AgreementVersion version) {
        boolean provider = version.people(Role.PROVIDER, AgreementVersion.OWNER).contains(version.recordedBy());
        boolean customer = version.people(Role.CUSTOMER, AgreementVersion.OWNER).contains(version.recordedBy());
        return customer && !provider ? Role.CUSTOMER : Role.PROVIDER;
    }

    /**
     * The side across the table.
     *
     * @param side provider or customer, never {@literal null}
     * @return the other of them
     */
    public static Role other(Role side) {
        return side == Role.PROVIDER ? Role.CUSTOMER : Role.PROVIDER;
    }
}
