package io.attain.credit;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What was decided about credits. Decisions are facts like measurements: periods are judged by them ever after. */
public interface DecidedCredits {

    /**
     * Records decisions; each counts instead of earlier ones on the same objective, scope and period.
     *
     * @param decided never {@literal null}
     * @param actor the account that brought them about, never {@literal null}
     */
    void add(List<DecidedCredit> decided, String actor);

    /**
     * Lists the decisions that count.
     *
     * @param references the agreements, never {@literal null}
     * @return by reference; agreements without any are left out
     */
    Map<String, List<DecidedCredit>> of(Collection<String> references);
}
