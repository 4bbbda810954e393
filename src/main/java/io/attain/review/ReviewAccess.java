package io.attain.review;

import io.attain.access.Login;
import io.attain.access.Role;
import io.attain.agreement.AgreementAccess;
import io.attain.agreement.AgreementRegister;
import io.attain.agreement.AgreementVersion;
import io.attain.problem.Problem;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the logged-in account may do with reviews: owners and reviewers take part, managers and auditors read. */
@Component
public class ReviewAccess {

    private final AgreementAccess agreements;
    private final AgreementRegister register;

    ReviewAccess(AgreementAccess agreements, AgreementRegister register) {
        this.agreements = agreements;
        this.register = register;
    }

    /**
     * Gets an agreement whose reviews the account may read.
     *
     * @param reference the agreement's reference, never {@literal null}
     * @return the version that holds, never {@literal null}
     * @throws Problem if there is no such agreement for the account, or its reviews are not for the account
     */
    public AgreementVersion read(String reference) {
        AgreementVersion version = agreements.read(reference);
        if (!reads(version)) {
            throw Problem.forbidden("Reviews of " + reference
                    + " are for managers, auditors, and those who have the duty “owner” or “reviewer” in it.");
        }
        return version;
    }

    /**
     * Tells whether the account may read an agreement's reviews.
     *
     * @param version never {@literal null}
     */
    public boolean reads(AgreementVersion version) {
        return Login.current().seesAll()
                || agreements.manages(version)
                || agreements.readers().stream().anyMatch(it -> ReviewPeople.takesPart(version, it));
    }

    /**
     * Tells which agreements a list of reviews for the account is about.
     *
     * @param reference the only one that is asked for, {@literal null} for all
     * @return the references of those whose reviews it may read, {@literal null} for all that there are
     * @throws Problem if it may not read those of the one that is asked for
     */
    public @Nullable List<String> readable(@Nullable String reference) {
        if (reference != null) {
            return List.of(read(reference).reference());
        }
        if (Login.current().seesAll()) {
            return null;
        }
        Set<String> area = agreements.area();
        Set<String> readers = agreements.readers();
        return agreements.list().stream()
                .map(it -> register.get(it.reference()))
                .filter(version -> version.terms().involves(area)
                        || readers.stream().anyMatch(it -> ReviewPeople.takesPart(version, it)))
                .map(AgreementVersion::reference)
                .toList();
    }

    /**
     * Tells whether the account may raise a review.
     *
     * @param version never {@literal null}
     */
    public boolean raises(AgreementVersion version) {
        Login login = Login.current();
        return !login.is(Role.AUDITOR) && ReviewPeople.takesPart(version, login.name());
    }

    /**
     * Tells whether the account may propose changes and give notice.
     *
     * @param version never {@literal null}
     */
    public boolean owns(AgreementVersion version) {
        Login login = Login.current();
        return !login.is(Role.AUDITOR)
                && ReviewPeople.side(version, login.name()).isPresent();
    }

    /**
     * Gets an agreement of which the account may raise a review.
     *
     * @param reference the agreement's reference, never {@literal null}
     * @return the version that holds, never {@literal null}
     * @throws Problem if it may not
     */
    public AgreementVersion raising(String reference) {
        AgreementVersion version = agreements.read(reference);
        if (!raises(version)) {
            throw Problem.forbidden("A review of " + reference
                    + " is asked for by somebody who has the duty “owner” or “reviewer” in it.");
        }
        return version;
    }

    /**
     * Gets an agreement of which the account may propose changes and give notice.
     *
     * @param reference the agreement's reference, never {@literal null}
     * @return the version that holds, never {@literal null}
     * @throws Problem if it may not
     */
    public AgreementVersion owning(String reference) {
        AgreementVersion version = agreements.read(reference);
        if (!owns(version)) {
            throw Problem.forbidden("This is for somebody who has the duty “owner” for the customer or the provider in "
                    + reference + ".");
        }
        return version;
    }
}
