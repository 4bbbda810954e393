package io.attain.review;

import io.attain.agreement.AgreementVersion;
import io.attain.terms.Agreement.Person;
import io.attain.terms.Agreement.Role;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Who has a say in reviews. */
public final class ReviewPeople {

    /** The duty of those who look whether the terms still fit. */
    public static final String REVIEWER = "reviewer";

    private static final List<Role> SIDES = List.of(Role.PROVIDER, Role.CUSTOMER);

    private ReviewPeople() {}

    /**
     * The people who are asked: the reviewers of all parties, and the owners of a side that has none.
     *
     * @param version never {@literal null}
     * @return account names, each once
     */
    public static List<String> reviewers(AgreementVersion version) {
        Stream<String> instead = SIDES.stream()
                .filter(side -> version.people(side, REVIEWER).isEmpty())
                .flatMap(side -> version.people(side, AgreementVersion.OWNER).stream());
        Stream<String> appointed = version.terms().people().stream()
                .filter(it -> it.duties().contains(REVIEWER))
                .map(Person::user);
        return Stream.concat(appointed, instead).distinct().toList();
    }

    /**
     * The people who decide: the owners of both sides.
     *
     * @param version never {@literal null}
     * @return account names, each once
     */
    public static List<String> owners(AgreementVersion version) {
        return SIDES.stream()
                .flatMap(side -> version.people(side, AgreementVersion.OWNER).stream())
                .distinct()
                .toList();
    }

    /**
     * The side that somebody is an owner of.
     *
     * @param version never {@literal null}
     * @param account the account's name, never {@literal null}
     * @return the customer's for somebody who is an owner of both, empty for nobody's
     */
    public static Optional<Role> side(AgreementVersion version, String account) {
        return Stream.of(Role.CUSTOMER, Role.PROVIDER)
                .filter(it -> version.people(it, AgreementVersion.OWNER).contains(account))
                .findFirst();
    }

    /**
     * Tells whether somebody may raise a review: owners and reviewers.
     *
     * @param version never {@literal null}
     * @param account the account's name, never {@literal null}
     */
    public static boolean takesPart(AgreementVersion version, String account) {
        return version.appointment(account, REVIEWER).isPresent()
                || side(version, account).isPresent();
    }
}
