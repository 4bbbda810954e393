package io.attain.notification.store;

import io.attain.notification.Kind;
import io.attain.notification.Preference;
import io.attain.notification.Preference.Delivery;
import io.attain.notification.Preferences;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

@Repository
class JdbcPreferences implements Preferences {

    private final JdbcClient jdbc;

    JdbcPreferences(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<String, Preference> of(Collection<String> accounts) {
        Map<String, Preference> chosen = new HashMap<>();
        if (!accounts.isEmpty()) {
            jdbc.sql("select * from notification_preference where account in (:accounts)")
                    .param("accounts", accounts)
                    .query(row -> {
                        chosen.put(
                                row.getString("account"),
                                new Preference(
                                        Delivery.valueOf(row.getString("delivery")),
                                        row.getInt("hour_at"),
                                        ZoneId.of(row.getString("zone")),
                                        Locale.forLanguageTag(row.getString("language")),
                                        kinds(row.getString("kinds"))));
                    });
        }
        return chosen;
    }

    private static Set<Kind> kinds(String names) {
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        Arrays.stream(names.split(","))
                .filter(it -> !it.isEmpty())
                .map(Kind::valueOf)
                .forEach(kinds::add);
        return kinds;
    }

    @Override
    @Transactional
    public void save(String account, Preference preference) {
        int known = write(
                "update notification_preference set delivery = :delivery, hour_at = :hour, zone = :zone, language ="
                        + " :language, kinds = :kinds where account = :account",
                account,
                preference);
        if (known == 0) {
            write(
                    "insert into notification_preference (account, delivery, hour_at, zone, language, kinds) values"
                            + " (:account, :delivery, :hour, :zone, :language, :kinds)",
                    account,
                    preference);
        }
    }

    private int write(String sql, String account, Preference preference) {
        return jdbc.sql(sql)
                .param("account", account)
                .param("delivery", preference.delivery().name())
                .param("hour", preference.hour())
                .param("zone", preference.zone().getId())
                .param("language", preference.language().toLanguageTag())
                .param(
                        "kinds",
                        preference.kinds().stream().map(Kind::name).sorted().collect(Collectors.joining(",")))
                .update();
    }
}
