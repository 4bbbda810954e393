package io.attain.access.store;

import static io.attain.database.Instants.offset;

import io.attain.access.Account;
import io.attain.access.Accounts;
import io.attain.access.DemoPeople;
import io.attain.access.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

@Repository
class JdbcAccounts implements Accounts {

    private static final String SELECT =
            "select name, display_name, password_hash, roles, demo, enabled from account where (demo = false or demo ="
                    + " :demo)";

    private final JdbcClient jdbc;
    private final PasswordEncoder encoder;
    private final Clock clock;
    private final boolean demo;
    private final String nobodysHash;
    private @Nullable String demoHash;

    JdbcAccounts(JdbcClient jdbc, PasswordEncoder encoder, Clock clock, Environment environment) {
        this.jdbc = jdbc;
        this.encoder = encoder;
        this.clock = clock;
        this.demo = environment.acceptsProfiles(Profiles.of("demo"));
        this.nobodysHash = encoder.encode("nobody");
    }

    @Override
    public Optional<Account> find(String name) {
        return jdbc.sql(SELECT + " and name = :name")
                .param("demo", demo)
                .param("name", name)
                .query(JdbcAccounts::read)
                .optional();
    }

    @Override
    public List<Account> all() {
        return jdbc.sql(SELECT + " order by name")
                .param("demo", demo)
                .query(JdbcAccounts::read)
                .list();
    }

    @Override
    @Transactional
    public void save(String name, String displayName, String password, Set<Role> roles, boolean demoAccount) {
        Account account = new Account(name, displayName, hash(password, demoAccount), roles, demoAccount, true);
        int updated = write(
                "update account set display_name = :displayName, password_hash = :hash, roles = :roles, demo = :demo,"
                        + " enabled = :enabled where name = :name",
                account);
        if (updated == 0) {
            write(
                    "insert into account (name, display_name, password_hash, roles, demo, enabled, created_at) values"
                            + " (:name, :displayName, :hash, :roles, :demo, :enabled, :createdAt)",
                    account);
        }
    }

    /** The demonstration's people share a password that everybody knows; a hash for each would delay the first start. */
    private synchronized String hash(String password, boolean demoAccount) {
        if (!demoAccount || !password.equals(DemoPeople.PASSWORD)) {
            return encoder.encode(password);
        }
        String hash = demoHash;
        if (hash == null) {
            hash = encoder.encode(password);
            demoHash = hash;
        }
        return hash;
    }

    @Override
    @Transactional
    public void changePassword(String name, String password) {
        jdbc.sql("update account set password_hash = :hash where name = :name")
                .param("hash", encoder.encode(password))
                .param("name", name)
                .update();
    }

    @Override
    public List<String> holdAdministrators() {
        return jdbc
                .sql(SELECT + " and enabled = true and roles like :role order by name for update")
                .param("demo", demo)
                .param("role", "%" + Role.ADMINISTRATOR + "%")
                .query(JdbcAccounts::read)
                .list()
                .stream()
                .map(Account::name)
                .toList();
    }

    @Override
    @Transactional
    public void enable(String name, boolean enabled) {
        jdbc.sql("update account set enabled = :enabled where name = :name")
                .param("enabled", enabled)
                .param("name", name)
                .update();
    }

    @Override
    public Map<String, String> mails(Collection<String> names) {
        Map<String, String> addresses = new HashMap<>();
        if (!names.isEmpty()) {
            jdbc.sql("select name, mail from account where (demo = false or demo = :demo) and enabled = true"
                            + " and mail is not null and name in (:names)")
                    .param("demo", demo)
                    .param("names", names)
                    .query(row -> {
                        addresses.put(row.getString("name"), row.getString("mail"));
                    });
        }
        return addresses;
    }

    @Override
    public void changeMail(String name, @Nullable String address) {
        jdbc.sql("update account set mail = :mail where name = :name")
                .param("mail", address)
                .param("name", name)
                .update();
    }

    @Override
    public boolean passwordMatches(String name, String password) {
        // An unknown name costs as much time as a wrong password, so that names cannot be told apart.
        Optional<Account> account = find(name).filter(Account::enabled);
        boolean matches =
                encoder.matches(password, account.map(Account::passwordHash).orElse(nobodysHash));
        return account.isPresent() && matches;
    }

    private int write(String sql, Account account) {
        return jdbc.sql(sql)
                .param("name", account.name())
                .param("displayName", account.displayName())
                .param("hash", account.passwordHash())
                .param(
                        "roles",
                        account.roles().stream().map(Role::name).sorted().collect(Collectors.joining(",")))
                .param("demo", account.demo())
                .param("enabled", account.enabled())
                .param("createdAt", offset(clock.instant()))
                .update();
    }

    private static Account read(ResultSet row, int number) throws SQLException {
        Set<Role> roles = Arrays.stream(row.getString("roles").split(","))
                .filter(text -> !text.isEmpty())
                .map(Role::valueOf)
                .collect(Collectors.toSet());
        return new Account(
                row.getString("name"),
                row.getString("display_name"),
                row.getString("password_hash"),
                roles,
                row.getBoolean("demo"),
                row.getBoolean("enabled"));
    }
}
