package io.attain.evaluation;

import io.attain.terms.Agreement;
import io.attain.terms.Agreement.Stub;
import io.attain.terms.Agreement.Term;
import io.attain.terms.Objective;
import io.attain.terms.Objective.Every;
import io.attain.terms.Objective.PeriodRule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Lays the terms of a draft over the past: the same terms with another term, which is over.
 *
 * <ul>
 *   <li>It ends with the last whole period of any objective that is over at a given instant; where all objectives are judged
 *       once over the term, with the last whole calendar month.
 *   <li>It begins with the earliest period that holds a measurement of the series that its objective reads, and no more than
 *       {@value #MOST_MONTHS} months before its end; where an objective is judged once over the term, also no further back
 *       than the draft's own term is long.
 *   <li>Periods that its ends cut are left out, whatever the terms say about partial periods: those ends are ours, not the
 *       terms'.
 *   <li>Years of the contract, and what is capped over them or over the term, follow that term.
 *   <li>The version judges from its beginning, since it would judge nothing if it kept its own effective date. All other
 *       dates stay as they are: one-off exclusions and days on which a calendar is closed lie where they lie.
 * </ul>
 */
public final class PastTerms {

    /** How far a back-test of a draft looks back from the end of its term, in months. */
    public static final int MOST_MONTHS = 24;

    /** Holds at least one whole year and what follows it. */
    private static final int MONTHS_WITH_A_YEAR = 36;

    private PastTerms() {}

    /**
     * Returns the first instant whose measurements can matter to how far back the term reaches.
     *
     * @param draft never {@literal null}
     * @param now never {@literal null}
     */
    public static Instant lookingBackTo(Agreement draft, Instant now) {
        return earliest(draft, end(draft, now)).atStartOfDay(draft.zone()).toInstant();
    }

    /**
     * Lays terms over the past.
     *
     * @param draft the terms, never {@literal null}
     * @param now the instant before which the term ends, never {@literal null}
     * @param histories what is known of each series; one that is left out is not known, never {@literal null}
     * @return the terms with a term that is over, empty when nothing is known of any series that they read
     */
    public static Optional<Agreement> of(Agreement draft, Instant now, Collection<SeriesHistory> histories) {
        LocalDate end = end(draft, now);
        LocalDate earliest = earliest(draft, end);
        Map<String, SeriesHistory> known = histories.stream()
                .filter(SeriesHistory::isKnown)
                .collect(Collectors.toMap(SeriesHistory::series, Function.identity()));
        return draft.objectives().stream()
                .flatMap(objective -> Optional.ofNullable(known.get(objective.series()))
                        .flatMap(it -> start(draft, objective, it, new Term(earliest, end)))
                        .stream())
                .min(Comparator.naturalOrder())
                .map(start -> withTerm(draft, new Term(start, end)));
    }

    private static LocalDate end(Agreement draft, Instant now) {
        LocalDate today = now.atZone(draft.zone()).toLocalDate();
        Agreement around = withTerm(draft, new Term(today.minusMonths(MONTHS_WITH_A_YEAR), today.plusDays(1)));
        return draft.objectives().stream()
                .flatMap(objective -> followingOn(objective).stream())
                .flatMap(rule -> Periods.of(around, rule).list().stream())
                .filter(period -> !period.endInstant().isAfter(now))
                .map(EvaluationPeriod::end)
                .max(Comparator.naturalOrder())
                .orElse(today.withDayOfMonth(1));
    }

    private static LocalDate earliest(Agreement draft, LocalDate end) {
        LocalDate earliest = end.minusMonths(MOST_MONTHS);
        if (draft.objectives().stream().anyMatch(PastTerms::isOverTheTerm)) {
            LocalDate asLong =
                    end.minus(Period.between(draft.term().from(), draft.term().until()));
            return asLong.isAfter(earliest) ? asLong : earliest;
        }
        return earliest;
    }

    /** Returns the start of the first whole period of which something is known, empty when there is none. */
    private static Optional<LocalDate> start(Agreement draft, Objective objective, SeriesHistory history, Term most) {
        Instant first = history.first();
        if (first == null) {
            return Optional.empty();
        }
        if (isOverTheTerm(objective)) {
            LocalDate month = first.atZone(draft.zone()).toLocalDate().withDayOfMonth(1);
            return Optional.of(month.isBefore(most.from()) ? most.from() : month)
                    .filter(it -> it.isBefore(most.until()));
        }
        Agreement overMost = withTerm(draft, most);
        return followingOn(objective).flatMap(rule -> Periods.of(overMost, rule).list().stream()
                .filter(history::covers)
                .map(EvaluationPeriod::start)
                .findFirst());
    }

    private static Optional<PeriodRule> followingOn(Objective objective) {
        return isOverTheTerm(objective) ? Optional.empty() : Optional.of(objective.period());
    }

    /** Tells whether an objective is judged once over the term. */
    static boolean isOverTheTerm(Objective objective) {
        return Periods.judged(objective.period()).every() == Every.TERM;
    }

    private static Agreement withTerm(Agreement draft, Term term) {
        return new Agreement(
                draft.reference(),
                draft.version(),
                term.from(),
                draft.title(),
                draft.summary(),
                draft.type(),
                draft.zone(),
                draft.currency(),
                draft.rounding(),
                term,
                Stub.SKIP,
                draft.parties(),
                draft.people(),
                draft.calendars(),
                draft.services(),
                draft.responsibilities(),
                draft.series(),
                draft.objectives(),
                draft.exclusions(),
                draft.credits(),
                draft.reports(),
                draft.escalation(),
                draft.disputes(),
                draft.review(),
                draft.renewal(),
                draft.negotiation(),
                draft.supports(),
                draft.hash());
    }

    /** Returns the ids of the series that the objectives of some terms read, each once, in the order of the terms. */
    public static List<String> series(Agreement draft) {
        return draft.objectives().stream().map(Objective::series).distinct().toList();
    }
}
