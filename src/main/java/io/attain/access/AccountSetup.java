package io.attain.access;

import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/** Makes sure that somebody can log in: the demonstration's people, or the configured first administrator. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FirstAdministrator.class)
class AccountSetup implements InitializingBean {

    private final Accounts accounts;
    private final FirstAdministrator administrator;
    private final boolean demo;

    AccountSetup(Accounts accounts, FirstAdministrator administrator, Environment environment) {
        this.accounts = accounts;
        this.administrator = administrator;
        this.demo = environment.acceptsProfiles(Profiles.of("demo"));
    }

    @Override
    public void afterPropertiesSet() {
        if (demo) {
            DemoPeople.ALL.forEach(this::ensureDemo);
        } else {
            ensureAdministrator();
        }
    }

    private void ensureDemo(DemoPeople.Person person) {
        if (accounts.find(person.name()).isEmpty()) {
            accounts.save(person.name(), person.displayName(), DemoPeople.PASSWORD, person.roles(), true);
        }
    }

    private void ensureAdministrator() {
        List<Account> administrators = accounts.all().stream()
                .filter(account -> account.enabled() && account.roles().contains(Role.ADMINISTRATOR))
                .toList();
        String name = administrator.nameOrDefault();
        String password = administrator.password();
        if (password == null || password.isBlank()) {
            if (administrators.isEmpty()) {
                throw new RefusedAdministratorException(
                        "There is no administrator yet, and attain.administrator.password is not set.");
            }
            return;
        }
        PasswordPolicy.weakness(name, password).ifPresent(weakness -> {
            throw new RefusedAdministratorException(
                    "attain.administrator.password is trivial: it " + weakness.reason() + ".");
        });
        if (administrators.isEmpty()) {
            accounts.save(name, name, password, Set.of(Role.ADMINISTRATOR), false);
        }
    }
}
