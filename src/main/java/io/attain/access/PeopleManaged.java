package io.attain.access;

/** Says whom managers look after, by what only agreements know. */
public interface PeopleManaged {

    /**
     * Tells whether the logged-in account manages an agreement in which somebody has a part.
     *
     * @param account its name, never {@literal null}
     */
    boolean covers(String account);
}
