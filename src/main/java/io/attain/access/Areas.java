package io.attain.access;

import java.util.Set;

/** Of which parties the managers of an area follow the agreements. */
public interface Areas {

    /**
     * Names the parties.
     *
     * @param account its name, never {@literal null}
     * @return their names as agreements have them, none for who has no area
     */
    Set<String> of(String account);

    /**
     * Gives an account another area.
     *
     * @param account an existing account's name, never {@literal null}
     * @param parties names of 1 to 1000 characters, never {@literal null}
     */
    void change(String account, Set<String> parties);
}
