package io.attain.notification;

import java.util.Collection;
import java.util.Map;

/** How people want to be told. */
public interface Preferences {

    /**
     * What people have chosen.
     *
     * @param accounts their names, never {@literal null}
     * @return by account, without those who have chosen nothing
     */
    Map<String, Preference> of(Collection<String> accounts);

    /**
     * Keeps what somebody has chosen.
     *
     * @param account the name, never {@literal null}
     * @param preference never {@literal null}
     */
    void save(String account, Preference preference);
}
