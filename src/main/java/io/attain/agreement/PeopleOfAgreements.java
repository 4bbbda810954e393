package io.attain.agreement;

import io.attain.access.Login;
import io.attain.access.PeopleManaged;
import io.attain.access.Role;
import io.attain.agreement.AgreementRegister.Entry;
import io.attain.agreement.AgreementRegister.Standing;
import io.attain.terms.Agreement;
import io.attain.terms.Agreement.Person;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Managers look after the people of the agreements that they manage. */
@Component
class PeopleOfAgreements implements PeopleManaged {

    private final AgreementRegister register;
    private final AgreementAccess access;

    PeopleOfAgreements(AgreementRegister register, AgreementAccess access) {
        this.register = register;
        this.access = access;
    }

    @Override
    public Set<String> covered(Set<String> accounts) {
        if (accounts.isEmpty()) {
            return Set.of();
        }
        boolean all = Login.current().is(Role.MANAGER);
        Set<String> area = access.area();
        Set<String> covered = new HashSet<>();
        Set<String> beyond = new HashSet<>();
        terms().forEach(terms -> terms.people().stream()
                .map(Person::user)
                .filter(accounts::contains)
                .forEach(all || terms.involves(area) ? covered::add : beyond::add));
        covered.removeAll(beyond);
        return covered;
    }

    @Override
    public boolean haveAPart(String account) {
        return register.all().stream()
                .map(it -> register.latest(it.reference()))
                .filter(it -> it.concerns(account))
                .anyMatch(it -> !register.status(it).isLast()
                        || !register.status(it.reference()).isLast());
    }

    @Override
    public boolean areColleagues(String one, String other) {
        return terms().anyMatch(terms -> {
            Set<String> parties = parties(terms, one);
            return parties(terms, other).stream().anyMatch(parties::contains);
        });
    }

    private static Set<String> parties(Agreement terms, String account) {
        return terms.people().stream()
                .filter(it -> it.user().equals(account))
                .map(Person::party)
                .collect(Collectors.toSet());
    }

    @Override
    public List<String> apart(String absent, String deputy) {
        return all().entrySet().stream()
                .filter(it -> OwnSideOnly.isApart(it.getValue(), absent, deputy))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    private Stream<Agreement> terms() {
        return all().values().stream().map(it -> it.holds().terms());
    }

    private Map<String, Standing> all() {
        return register.standing(register.all().stream().map(Entry::reference).toList());
    }
}
