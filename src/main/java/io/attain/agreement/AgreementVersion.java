package io.attain.agreement;

import io.attain.terms.Agreement;
import io.attain.terms.Agreement.Person;
import io.attain.terms.Agreement.Role;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One immutable version of an agreement, as it was recorded. While a version is negotiated it has revisions, the last of
 * which is signed.
 *
 * @param terms its terms
 * @param revision the number of its revision, from 1
 * @param document the document that they were read from, as it was sent
 * @param recordedBy the account that sent it
 * @param recordedAt when
 */
public record AgreementVersion(Agreement terms, int revision, String document, String recordedBy, Instant recordedAt) {

    /** The duty of those who look after an agreement. */
    public static final String OWNER = "owner";

    /** The duty of those who sign. */
    public static final String SIGNATORY = "signatory";

    /** Returns the agreement's reference. */
    public String reference() {
        return terms.reference();
    }

    /** Returns the version's number. */
    public int version() {
        return terms.version();
    }

    /** Returns the hash of the terms. */
    public String hash() {
        return terms.hash();
    }

    /**
     * The people who have a duty on one side.
     *
     * @param role the side, never {@literal null}
     * @param duty such as {@link #OWNER}, never {@literal null}
     * @return account names, each once, in the order of the document, possibly empty
     */
    public List<String> people(Role role, String duty) {
        return terms.people().stream()
                .filter(person -> person.duties().contains(duty))
                .filter(person -> terms.party(person.party())
                        .filter(party -> party.role() == role)
                        .isPresent())
                .map(Person::user)
                .distinct()
                .toList();
    }

    /**
     * The people of one party who have a duty.
     *
     * @param party the party's id, never {@literal null}
     * @param duty such as {@link #OWNER}, never {@literal null}
     * @return account names, each once, in the order of the document, possibly empty
     */
    public List<String> peopleOf(String party, String duty) {
        return terms.people().stream()
                .filter(person ->
                        person.party().equals(party) && person.duties().contains(duty))
                .map(Person::user)
                .distinct()
                .toList();
    }

    /**
     * The appointment of a person for a duty.
     *
     * @param user the account's name, never {@literal null}
     * @param duty such as {@link #SIGNATORY}, never {@literal null}
     * @return the appointment, or empty if there is none
     */
    public Optional<Person> appointment(String user, String duty) {
        return terms.people().stream()
                .filter(person -> person.user().equals(user) && person.duties().contains(duty))
                .findFirst();
    }

    /**
     * Whether somebody has any part in the agreement.
     *
     * @param user the account's name, never {@literal null}
     * @return whether the person is appointed for at least one duty
     */
    public boolean concerns(String user) {
        return terms.people().stream().anyMatch(person -> person.user().equals(user));
    }
}
