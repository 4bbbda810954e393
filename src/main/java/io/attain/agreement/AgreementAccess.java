package io.attain.agreement;

import io.attain.access.Login;
import io.attain.access.Role;
import io.attain.problem.Problem;
import java.util.List;
import org.springframework.stereotype.Component;

/** What the logged-in account may do with an agreement. */
@Component
public class AgreementAccess implements io.attain.measurement.SeriesAccess {

    /** The duty of those who look after measurements. */
    public static final String DATA_OWNER = "data-owner";

    private final AgreementRegister register;

    AgreementAccess(AgreementRegister register) {
        this.register = register;
    }

    /**
     * Gets an agreement that the account may read: everybody reads those that they have a part in, roles read all.
     *
     * @param reference never {@literal null}
     * @return its latest version, never {@literal null}
     * @throws Problem if there is no such agreement, or none for this account, which looks the same
     */
    public AgreementVersion read(String reference) {
        Login login = Login.current();
        return register.find(reference)
                .filter(version -> login.seesAll() || version.concerns(login.name()))
                .orElseThrow(() -> Problem.unknown("There is no agreement " + reference + "."));
    }

    /**
     * Lists the agreements that the account may read.
     *
     * @return in order of their references, never {@literal null}
     */
    public List<AgreementRegister.Entry> list() {
        Login login = Login.current();
        return register.all().stream()
                .filter(entry ->
                        login.seesAll() || register.get(entry.reference()).concerns(login.name()))
                .toList();
    }

    /**
     * Checks that the account may propose this document: a manager, or an owner who is named in it.
     *
     * @param document in YAML or JSON, never {@literal null}
     * @throws Problem if it may not, or if the document is no sound agreement
     */
    public void checkProposal(String document) {
        Login login = Login.current();
        boolean owner = DraftDocument.read(document).people().stream()
                .anyMatch(person ->
                        person.user().equals(login.name()) && person.duties().contains(AgreementVersion.OWNER));
        if (!owner && !login.is(Role.MANAGER)) {
            throw Problem.forbidden(
                    "An agreement is proposed by a manager or by somebody who has the duty “owner” in it.");
        }
    }

    /**
     * Checks that the account may send measurements of a series: a manager, or an owner or data owner of an agreement that
     * reads it.
     *
     * @param series the series' id, never {@literal null}
     * @throws Problem if it may not
     */
    @Override
    public void checkMeasurements(String series) {
        Login login = Login.current();
        if (login.is(Role.MANAGER)) {
            return;
        }
        boolean owner = register.all().stream()
                .map(entry -> register.get(entry.reference()))
                .filter(version -> version.terms().objectives().stream()
                        .anyMatch(objective -> objective.series().equals(series)))
                .anyMatch(
                        version -> version.appointment(login.name(), DATA_OWNER).isPresent()
                                || version.appointment(login.name(), AgreementVersion.OWNER)
                                        .isPresent());
        if (!owner) {
            throw Problem.forbidden(
                    "Measurements of " + series
                            + " are sent by a manager or by somebody who has the duty “data-owner” or “owner” in an agreement that reads them.");
        }
    }
}
