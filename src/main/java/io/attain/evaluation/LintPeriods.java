package io.attain.evaluation;

import io.attain.terms.Agreement;
import io.attain.terms.Agreement.Stub;
import io.attain.terms.Agreement.Term;
import io.attain.terms.Labels;
import io.attain.terms.Objective.Every;
import io.attain.terms.Objective.PeriodRule;
import java.time.LocalDate;

/** Finds periods that do not tile the term, and versions that take effect at an odd time. */
final class LintPeriods {

    private LintPeriods() {}

    static void check(LintSubject subject) {
        Agreement agreement = subject.agreement();
        Term term = agreement.term();
        if (!agreement.effective().isBefore(term.until())) {
            subject.error(
                    LintCode.EFFECTIVE_OUTSIDE_TERM,
                    "/effective",
                    "the version takes effect on " + agreement.effective() + ", when the term is over (until "
                            + term.until() + ", which is exclusive): it judges nothing",
                    "effective: " + term.from());
            return;
        }
        subject.forEachObjective((objective, index) -> {
            if (Periods.judged(objective.period()).every() != Every.TERM) {
                check(subject, objective.period(), LintSubject.objective(index) + "/period");
            }
        });
    }

    private static void check(LintSubject subject, PeriodRule rule, String place) {
        Agreement agreement = subject.agreement();
        Term term = agreement.term();
        Periods periods;
        try {
            periods = Periods.of(agreement, rule);
        } catch (IllegalArgumentException tooMany) {
            subject.error(
                    LintCode.NO_PERIOD,
                    place,
                    "the periods cannot be judged: " + tooMany.getMessage(),
                    "a shorter term, or longer periods");
            return;
        }
        String every = Labels.of(Periods.judged(rule).every());
        if (periods.startingIn(agreement.effective(), LocalDate.MAX).size() == 0) {
            subject.error(
                    LintCode.NO_PERIOD,
                    place,
                    "no whole " + every + " lies in the term from " + term.from() + " until " + term.until()
                            + (agreement.effective().isAfter(term.from())
                                    ? " and starts when the version is in force (" + agreement.effective() + ")"
                                    : "")
                            + ": nothing is ever judged",
                    "stub: prorate, or a longer term");
            return;
        }
        EvaluationPeriod first = periods.get(0);
        EvaluationPeriod last = periods.get(periods.size() - 1);
        if (rule instanceof PeriodRule.Rolling) {
            leftOut(subject, periods, place);
        }
        if (agreement.stub() == Stub.SKIP) {
            if (first.start().isAfter(term.from()) && first.measuredFrom().isAfter(term.from())) {
                skipped(subject, place, every, term.from(), first.measuredFrom());
            }
            if (last.end().isBefore(term.until())) {
                skipped(subject, place, every, last.end(), term.until());
            }
        } else if (first.isPartial() || last.isPartial()) {
            subject.note(
                    LintCode.PERIODS_DO_NOT_TILE,
                    place,
                    "the " + every + "s do not tile the term from " + term.from() + " until " + term.until()
                            + "; partial ones are judged "
                            + (agreement.stub() == Stub.PRORATE
                                    ? "with fees and amounts in proportion"
                                    : "like whole ones"),
                    null);
        }
    }

    /** A window that rolls and is shorter than the time between its judgements leaves days out. */
    private static void leftOut(LintSubject subject, Periods periods, String place) {
        for (int i = 1; i < periods.size(); i++) {
            LocalDate before = periods.get(i - 1).end();
            if (periods.get(i).measuredFrom().isAfter(before)) {
                subject.note(
                        LintCode.PERIODS_DO_NOT_TILE,
                        place,
                        "the window is shorter than the time between its judgements: what happens from " + before
                                + " until " + periods.get(i).measuredFrom() + ", for one, is never judged",
                        null);
                return;
            }
        }
    }

    private static void skipped(LintSubject subject, String place, String every, LocalDate from, LocalDate until) {
        subject.warning(
                LintCode.PERIODS_DO_NOT_TILE,
                place,
                "the " + every + "s do not tile the term: what happens from " + from + " until " + until
                        + " is never judged",
                "stub: prorate (or full), a startDay that fits the term, or a term of whole " + every + "s");
    }
}
