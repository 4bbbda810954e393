package io.attain.access.store;

import static io.attain.database.Instants.instant;
import static io.attain.database.Instants.offset;

import io.attain.access.Account;
import io.attain.access.Accounts;
import io.attain.access.DemoPeople;
import io.attain.access.PasswordAttempts;
import io.attain.access.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

@Repository
class JdbcAccounts implements Accounts {

    private static final Logger LOG = LoggerFactory.getLogger(JdbcAccounts.class);

    private static final String SELECT =
            "select name, display_name, password_hash, roles, demo, enabled, one_time, subject from account where (demo = false or demo ="
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
        Account account =
                new Account(name, displayName, hash(password, demoAccount), roles, demoAccount, true, false, null);
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
    public void changePassword(String name, String password, boolean oneTime) {
        jdbc.sql("update account set password_hash = :hash, one_time = :oneTime where name = :name")
                .param("hash", encoder.encode(password))
                .param("oneTime", oneTime)
                .param("name", name)
                .update();
        forget(name);
    }

    @Override
    @Transactional
    public void expirePassword(String name) {
        jdbc.sql("update account set one_time = true where name = :name")
                .param("name", name)
                .update();
    }

    @Override
    @Transactional
    public void changeRoles(String name, Set<Role> roles) {
        jdbc.sql("update account set roles = :roles where name = :name")
                .param("roles", text(roles))
                .param("name", name)
                .update();
    }

    @Override
    @Transactional
    public void changeDisplayName(String name, String displayName) {
        jdbc.sql("update account set display_name = :displayName where name = :name")
                .param("displayName", displayName)
                .param("name", name)
                .update();
    }

    @Override
    public Optional<Account> findSubject(String subject) {
        return jdbc.sql(SELECT + " and subject = :subject")
                .param("demo", demo)
                .param("subject", subject)
                .query(JdbcAccounts::read)
                .optional();
    }

    @Override
    @Transactional
    public void link(String name, String subject) {
        // A password that nobody knows.
        jdbc.sql("update account set subject = :subject, one_time = false, password_hash = :hash where name = :name")
                .param("subject", subject)
                .param("hash", encoder.encode(UUID.randomUUID().toString()))
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
        forget(name);
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
        // An unknown name, a locked account and one that is guessed at cost as much time as a wrong password, so that
        // they
        // cannot be told apart.
        Optional<Account> account = find(name).filter(it -> it.enabled() && it.subject() == null);
        boolean matches =
                encoder.matches(password, account.map(Account::passwordHash).orElse(nobodysHash));
        if (account.isEmpty()) {
            return false;
        }
        if (!matches) {
            countFailure(name);
            return false;
        }
        return forgive(name);
    }

    /** What is refused already counts no further: else somebody could keep the account's owner out for ever. */
    private void countFailure(String name) {
        Instant now = clock.instant();
        int counted = jdbc.sql(
                        """
                        update failed_login
                        set failed = case when since > :since then failed + 1 else 1 end,
                            since = case when since > :since then since else :now end,
                            refused_until = case when since > :since and failed + 1 >= :most then :until end
                        where account = :name and (refused_until is null or refused_until <= :now)
                        """)
                .param("since", offset(now.minus(PasswordAttempts.WINDOW)))
                .param("now", offset(now))
                .param("until", offset(now.plus(PasswordAttempts.PAUSE)))
                .param("most", PasswordAttempts.MOST)
                .param("name", name)
                .update();
        if (counted == 0) {
            // The first one; where there is a row, the account is refused.
            try {
                jdbc.sql("insert into failed_login (account, failed, since) select :name, 1, :now where not exists"
                                + " (select 1 from failed_login where account = :name)")
                        .param("name", name)
                        .param("now", offset(now))
                        .update();
            } catch (DuplicateKeyException together) {
                LOG.debug("Two wrong passwords for {} at the same time count as one.", name);
            }
        }
    }

    /** Asks the database again after the password was compared: others may have guessed meanwhile. */
    private boolean forgive(String name) {
        boolean isRefused = jdbc.sql("select count(*) from failed_login where account = :name and refused_until > :now")
                        .param("name", name)
                        .param("now", offset(clock.instant()))
                        .query(Integer.class)
                        .single()
                > 0;
        if (!isRefused) {
            forget(name);
        }
        return !isRefused;
    }

    @Override
    public Map<String, Instant> refused() {
        Map<String, Instant> until = new HashMap<>();
        jdbc.sql("select account, refused_until from failed_login where refused_until > :now")
                .param("now", offset(clock.instant()))
                .query(row -> {
                    until.put(row.getString("account"), instant(row, "refused_until"));
                });
        return until;
    }

    private void forget(String name) {
        jdbc.sql("delete from failed_login where account = :name")
                .param("name", name)
                .update();
    }

    private int write(String sql, Account account) {
        return jdbc.sql(sql)
                .param("name", account.name())
                .param("displayName", account.displayName())
                .param("hash", account.passwordHash())
                .param("roles", text(account.roles()))
                .param("demo", account.demo())
                .param("enabled", account.enabled())
                .param("createdAt", offset(clock.instant()))
                .update();
    }

    private static String text(Set<Role> roles) {
        return roles.stream().map(Role::name).sorted().collect(Collectors.joining(","));
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
                row.getBoolean("enabled"),
                row.getBoolean("one_time"),
                row.getString("subject"));
    }
}
