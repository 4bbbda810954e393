package io.attain.access;

import java.util.List;
import java.util.Set;

/** Says whom managers look after, and who works together, by what only agreements know. */
public interface PeopleManaged {

    /**
     * Tells which of some accounts the logged-in one looks after: those who have a part in an agreement, and none in one that it does not
     * manage. Else a manager of an area would hand on what others have.
     *
     * @param accounts their names, never {@literal null}
     */
    Set<String> covered(Set<String> accounts);

    /**
     * Tells whether one has a part in any agreement that is not over.
     *
     * @param account its name, never {@literal null}
     */
    boolean haveAPart(String account);

    /**
     * Tells whether two are named for the same party of some agreement.
     *
     * @param one the name of an account, never {@literal null}
     * @param other the name of another, never {@literal null}
     */
    boolean areColleagues(String one, String other);

    /**
     * Lists the agreements in which one has a part and another may not stand in, since that one is on another side.
     *
     * @param absent the name of an account, never {@literal null}
     * @param deputy the name of another, never {@literal null}
     * @return their references, in order
     */
    List<String> apart(String absent, String deputy);
}
