package io.attain.agreement;

import io.attain.access.PeopleManaged;
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
    public boolean covers(String account) {
        return register.all().stream()
                .map(it -> register.get(it.reference()))
                .anyMatch(it -> it.concerns(account) && access.manages(it));
    }
}
