package io.attain.credit;

import io.attain.terms.Agreement;
import java.util.List;
import java.util.Set;

/**
 * A close with what came of its evaluation.
 *
 * @param close the close
 * @param terms the latest terms that have been in force
 * @param verdicts those that are to be recorded; of new facts only those that they change
 * @param missing the ids of the series of which nothing was delivered for the period, and which nobody declared complete
 * @param evaluated whether it has been evaluated; else there are no verdicts yet
 */
public record PreparedClose(
        Close close, Agreement terms, List<NewVerdict> verdicts, Set<String> missing, boolean evaluated) {

    /** Copies the collections. */
    public PreparedClose {
        verdicts = List.copyOf(verdicts);
        missing = Set.copyOf(missing);
    }

    /** Returns a close that is still to be evaluated. */
    public static PreparedClose unevaluated(Close close, Agreement terms) {
        return new PreparedClose(close, terms, List.of(), Set.of(), false);
    }

    /** Returns the same of a close that has got its number. */
    PreparedClose of(Close opened) {
        return new PreparedClose(opened, terms, verdicts, missing, evaluated);
    }
}
