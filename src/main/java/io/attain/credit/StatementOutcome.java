package io.attain.credit;

import io.attain.terms.Agreement.Role;
import io.attain.terms.Agreement.Silence;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What the answers to a statement come to. */
public enum StatementOutcome {
    /** Both sides accept it, or silence says so. */
    ACCEPTED,
    /** One side disputes it. */
    DISPUTED,
    /** A side has not answered, and its silence does not count as acceptance. */
    UNANSWERED;

    /**
     * Counts the answers once all sides have answered or the claim window is over.
     *
     * @param answers those that were given, never {@literal null}
     * @param asked the sides that were asked, never {@literal null}
     * @param silence what silence means by the terms, never {@literal null}
     * @param adjustment whether the statement adjusts one whose claim window is over: then silence never counts as
     *     acceptance, both must say so
     * @return never {@literal null}
     */
    public static StatementOutcome of(
            List<StatementAnswer> answers, Collection<Role> asked, Silence silence, boolean adjustment) {
        if (answers.stream().anyMatch(it -> it.answer() == StatementAnswer.Answer.DISPUTED)) {
            return DISPUTED;
        }
        return silent(answers, asked).isEmpty() || (silence == Silence.ACCEPTED && !adjustment) ? ACCEPTED : UNANSWERED;
    }

    /**
     * Returns the sides that have not answered.
     *
     * @param answers those that were given, never {@literal null}
     * @param asked the sides that were asked, never {@literal null}
     */
    public static Set<Role> silent(List<StatementAnswer> answers, Collection<Role> asked) {
        Set<Role> silent = EnumSet.copyOf(asked);
        silent.removeAll(answers.stream().map(StatementAnswer::side).collect(Collectors.toSet()));
        return silent;
    }
}
