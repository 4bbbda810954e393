package io.attain.review;

import io.attain.terms.Agreement;
import io.attain.terms.Agreement.Assumption;
import io.attain.terms.Objective;
import io.attain.terms.Objective.Target;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the recorded verdicts say by themselves about whether the terms still fit. Only verdicts by the version that is
 * looked at count: what was amended begins anew.
 */
public final class ReviewFindings {

    /** A target that is met with a wide margin for so many decided periods in a row is easy. */
    static final int EASY_PERIODS = 6;

    /** Of so many decided periods, the last ones, ... */
    static final int MISSED_OF = 6;

    /** ... so many breaches are repeated. */
    static final int MISSED = 3;

    /** A volume outside the assumed band counts after so many months or longer periods in a row. */
    static final int OUTSIDE = 2;

    /** A number of samples is compared with the usual one of so many periods before, at least half as many. */
    static final int USUAL_OF = 6;

    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal FOUR = BigDecimal.valueOf(4);
    private static final BigDecimal FIVE = BigDecimal.valueOf(5);

    private ReviewFindings() {}

    /** What is found. */
    public enum Kind {
        /** A target is met with a wide margin, again and again. */
        EASY(Occasion.NEED),
        /** A target is missed again and again. */
        MISSED(Occasion.NEED),
        /** There is more or less to do than the terms assume. */
        VOLUME(Occasion.WORKLOAD),
        /** Much more or much less is measured than before. */
        SAMPLING(Occasion.MEASUREMENT);

        private final Occasion occasion;

        Kind(Occasion occasion) {
            this.occasion = occasion;
        }

        /** Returns the occasion for a review that it is. */
        public Occasion occasion() {
            return occasion;
        }
    }

    /**
     * Something that was found.
     *
     * @param kind what
     * @param subject the id of the objective, or of the series of a volume
     * @param scope the scope's values, empty for the whole
     * @param since the name of the period in which it began
     * @param fact what stays the same as long as it lasts, and makes it one trigger
     * @param words in words
     */
    public record Finding(Kind kind, String subject, String scope, String since, String fact, String words) {}

    /**
     * Looks at verdicts.
     *
     * @param terms the version that is looked at, never {@literal null}
     * @param sampled the ids of the series whose measurements are samples, not cases: how many come says how it is measured,
     *     not how much there is to do, never {@literal null}
     * @param verdicts the current verdicts on the agreement, by any version and in any order, never {@literal null}
     * @return in order of the objectives in the terms, then the volumes
     */
    public static List<Finding> of(Agreement terms, Set<String> sampled, List<JudgedFigure> verdicts) {
        List<JudgedFigure> own = verdicts.stream()
                .filter(it -> it.version() == terms.version())
                .sorted(Comparator.comparing(JudgedFigure::start))
                .toList();
        List<Finding> findings = new ArrayList<>();
        for (Objective objective : terms.objectives()) {
            scopes(objective, own).forEach((scope, history) -> {
                List<JudgedFigure> decided =
                        history.stream().filter(JudgedFigure::isDecided).toList();
                easy(terms, objective, decided, findings);
                missed(terms, objective, decided, findings);
                if (sampled.contains(objective.series())) {
                    sampling(terms, objective, history, findings);
                }
            });
        }
        if (terms.review() != null) {
            terms.review().assumes().forEach(it -> volume(terms, it, own, findings));
        }
        return findings;
    }

    private static Map<String, List<JudgedFigure>> scopes(Objective objective, List<JudgedFigure> verdicts) {
        Map<String, List<JudgedFigure>> scopes = new TreeMap<>();
        verdicts.stream().filter(it -> it.objective().equals(objective.id())).forEach(it -> scopes.computeIfAbsent(
                        it.scopeText(), any -> new ArrayList<>())
                .add(it));
        return scopes;
    }

    private static void easy(Agreement terms, Objective objective, List<JudgedFigure> decided, List<Finding> findings) {
        int begin = decided.size();
        while (begin > 0 && isWide(objective, decided.get(begin - 1))) {
            begin--;
        }
        int periods = decided.size() - begin;
        if (periods >= EASY_PERIODS) {
            findings.add(finding(
                    Kind.EASY,
                    terms,
                    objective.id(),
                    decided.get(begin),
                    name(objective, decided.get(begin)) + " was met with a wide margin in " + periods
                            + " periods in a row, since " + decided.get(begin).label() + "."));
        }
    }

    /**
     * Tells whether a target is met with a wide margin: of what a percentage may miss, no more than half was missed; any other
     * figure is a quarter better than the target.
     *
     * @param objective never {@literal null}
     * @param verdict on it, never {@literal null}
     */
    static boolean isWide(Objective objective, JudgedFigure verdict) {
        BigDecimal figure = verdict.figure();
        if (!verdict.isMet() || figure == null) {
            return false;
        }
        Target target = objective.target();
        BigDecimal bound = target.bound();
        if (target.atMost()) {
            return bound.signum() > 0 && figure.multiply(FOUR).compareTo(bound.multiply(BigDecimal.valueOf(3))) <= 0;
        }
        if (objective.indicator().isPercent()) {
            BigDecimal allowed = HUNDRED.subtract(bound);
            return allowed.signum() > 0
                    && HUNDRED.subtract(figure).multiply(TWO).compareTo(allowed) <= 0;
        }
        return bound.signum() > 0 && figure.multiply(FOUR).compareTo(bound.multiply(FIVE)) >= 0;
    }

    private static void missed(
            Agreement terms, Objective objective, List<JudgedFigure> decided, List<Finding> findings) {
        List<JudgedFigure> last = decided.subList(Math.max(0, decided.size() - MISSED_OF), decided.size());
        long breaches = last.stream().filter(JudgedFigure::isBreached).count();
        if (breaches >= MISSED) {
            JudgedFigure begin = begin(decided);
            findings.add(finding(
                    Kind.MISSED,
                    terms,
                    objective.id(),
                    begin,
                    name(objective, begin) + " was missed in " + breaches + " of the last " + last.size()
                            + " periods that could be judged."));
        }
    }

    /** The first breach of those that follow one another with fewer periods met between than would end the story. */
    private static JudgedFigure begin(List<JudgedFigure> decided) {
        JudgedFigure begin = decided.get(decided.size() - 1);
        int met = 0;
        for (int i = decided.size() - 1; i >= 0 && met <= MISSED_OF - MISSED; i--) {
            JudgedFigure verdict = decided.get(i);
            if (verdict.isBreached()) {
                begin = verdict;
                met = 0;
            } else {
                met++;
            }
        }
        return begin;
    }

    /** More than twice, or less than half, of what was usual. */
    private static void sampling(
            Agreement terms, Objective objective, List<JudgedFigure> history, List<Finding> findings) {
        int begin = history.size();
        while (begin > 0 && isUnusual(history, begin - 1)) {
            begin--;
        }
        if (begin < history.size()) {
            JudgedFigure first = history.get(begin);
            findings.add(finding(
                    Kind.SAMPLING,
                    terms,
                    objective.id(),
                    first,
                    name(objective, first) + ": " + plain(first.measured()) + " was measured in " + first.label()
                            + ", where " + plain(usual(history, begin)) + " was usual before."));
        }
    }

    private static boolean isUnusual(List<JudgedFigure> history, int place) {
        if (place < USUAL_OF / 2) {
            return false;
        }
        BigDecimal usual = usual(history, place);
        BigDecimal measured = history.get(place).measured();
        return usual.signum() > 0
                && (measured.compareTo(usual.multiply(TWO)) > 0
                        || measured.multiply(TWO).compareTo(usual) < 0);
    }

    /** The lower median of the periods before. */
    private static BigDecimal usual(List<JudgedFigure> history, int place) {
        List<BigDecimal> before = history.subList(Math.max(0, place - USUAL_OF), place).stream()
                .map(JudgedFigure::measured)
                .sorted()
                .toList();
        return before.get((before.size() - 1) / 2);
    }

    /**
     * What the series of an assumption brought, by the objective that reads the most of it; periods shorter than a month say
     * nothing about a month.
     */
    private static void volume(
            Agreement terms, Assumption assumption, List<JudgedFigure> verdicts, List<Finding> findings) {
        terms.objectives().stream()
                .filter(it -> it.series().equals(assumption.series()) && it.where() == null)
                .map(objective -> volumes(terms, objective, verdicts))
                .filter(it -> !it.isEmpty())
                .findFirst()
                .ifPresent(volumes -> {
                    int begin = volumes.size();
                    while (begin > 0 && isOutside(assumption, volumes.get(begin - 1))) {
                        begin--;
                    }
                    if (volumes.size() - begin >= OUTSIDE) {
                        Volume first = volumes.get(begin);
                        Volume last = volumes.get(volumes.size() - 1);
                        findings.add(new Finding(
                                Kind.VOLUME,
                                assumption.series(),
                                "",
                                first.label(),
                                fact(Kind.VOLUME, terms, assumption.series(), "", first.label()),
                                assumption.series() + " brought " + plain(last.perMonth()) + " a month in "
                                        + last.label()
                                        + ", and has been outside what the terms assume (" + band(assumption)
                                        + ") since " + first.label() + "."));
                    }
                });
    }

    private record Volume(String label, BigDecimal perMonth) {}

    private static List<Volume> volumes(Agreement terms, Objective objective, List<JudgedFigure> verdicts) {
        Map<String, BigDecimal> measured = new LinkedHashMap<>();
        Map<String, Long> months = new LinkedHashMap<>();
        verdicts.stream().filter(it -> it.objective().equals(objective.id())).forEach(it -> {
            LocalDate start = LocalDate.ofInstant(it.start(), terms.zone());
            LocalDate end = LocalDate.ofInstant(it.end(), terms.zone());
            long length = ChronoUnit.MONTHS.between(start, end);
            if (length >= 1) {
                measured.merge(it.label(), it.measured(), BigDecimal::add);
                months.put(it.label(), length);
            }
        });
        List<Volume> volumes = new ArrayList<>();
        measured.forEach((label, sum) -> volumes.add(new Volume(
                label, sum.divide(BigDecimal.valueOf(months.getOrDefault(label, 1L)), 1, RoundingMode.HALF_EVEN))));
        return volumes;
    }

    private static boolean isOutside(Assumption assumption, Volume volume) {
        return (assumption.atLeast() != null && volume.perMonth().compareTo(assumption.atLeast()) < 0)
                || (assumption.atMost() != null && volume.perMonth().compareTo(assumption.atMost()) > 0);
    }

    private static String band(Assumption assumption) {
        if (assumption.atMost() == null) {
            return "at least " + plain(Objects.requireNonNull(assumption.atLeast())) + " a month";
        }
        return assumption.atLeast() == null
                ? "at most " + plain(assumption.atMost()) + " a month"
                : "at least " + plain(assumption.atLeast()) + " and at most " + plain(assumption.atMost()) + " a month";
    }

    private static Finding finding(Kind kind, Agreement terms, String subject, JudgedFigure since, String words) {
        return new Finding(
                kind,
                subject,
                since.scopeText(),
                since.label(),
                fact(kind, terms, subject, since.scopeText(), since.label()),
                words);
    }

    private static String fact(Kind kind, Agreement terms, String subject, String scope, String since) {
        return kind + " v" + terms.version() + " " + subject + " (" + scope + ") " + since;
    }

    private static String name(Objective objective, JudgedFigure verdict) {
        return "“" + objective.name() + "”" + (verdict.scope().isEmpty() ? "" : " (" + verdict.scopeText() + ")");
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
