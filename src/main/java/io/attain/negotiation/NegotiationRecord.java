package io.attain.negotiation;

import io.attain.agreement.AgreementVersion;
import io.attain.terms.Agreement.Role;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was done on the way to a signature. Nothing in it is ever changed. */
public interface NegotiationRecord {

    /**
     * Records something that was done.
     *
     * @param version what it was about, never {@literal null}
     * @param act what was done, never {@literal null}
     * @param side the only side that reads it, {@literal null} for everybody who reads the agreement
     * @param actor the account that did it, never {@literal null}
     * @param about whom it was about, empty for nobody else, never {@literal null}
     * @param words what was said, empty for nothing, never {@literal null}
     */
    void add(AgreementVersion version, Act act, @Nullable Role side, String actor, String about, String words);

    /**
     * Records that somebody has read a revision; to read it again adds nothing.
     *
     * @param version what was read, never {@literal null}
     * @param actor the account that read it, never {@literal null}
     */
    void read(AgreementVersion version, String actor);

    /**
     * Lists what was done.
     *
     * @param reference the agreement's reference, never {@literal null}
     * @param sides whose notes are read too, never {@literal null}
     * @return in the order in which it was done, possibly empty
     */
    List<NegotiationAct> of(String reference, Collection<Role> sides);
}
