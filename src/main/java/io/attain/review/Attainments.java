package io.attain.review;

import io.attain.review.Scorecard.Attainment;
import io.attain.review.Scorecard.Realism;
import io.attain.review.Scorecard.Trend;
import io.attain.terms.Agreement;
import io.attain.terms.Agreement.ReportDuty;
import io.attain.terms.Objective;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Works out how objectives were attained. */
public final class Attainments {

    /** Fewer decided periods say nothing about trend and realism. */
    static final int ENOUGH = 3;

    /** The mean of so many last figures is compared with that of as many before. */
    private static final int RECENT = 3;

    /** A change of the mean by less than that share of the target is none. */
    private static final BigDecimal NOTICEABLE = new BigDecimal("0.01");

    private static final int PERCENT = 100;
    private static final int MOSTLY = 90;

    private Attainments() {}

    /**
     * Works it out.
     *
     * @param terms whose objectives, never {@literal null}
     * @param verdicts the current verdicts by any version, in any order, never {@literal null}
     * @return in the order of the terms, then of the scopes; objectives without a verdict are left out
     */
    public static List<Attainment> of(Agreement terms, List<JudgedFigure> verdicts) {
        List<Attainment> all = new ArrayList<>();
        for (Objective objective : terms.objectives()) {
            Map<String, List<JudgedFigure>> scopes = new TreeMap<>();
            verdicts.stream()
                    .filter(it -> it.objective().equals(objective.id()))
                    .sorted(Comparator.comparing(JudgedFigure::start))
                    .forEach(it -> scopes.computeIfAbsent(it.scopeText(), any -> new ArrayList<>())
                            .add(it));
            scopes.forEach((scope, history) -> all.add(of(terms, objective, scope, history)));
        }
        return all;
    }

    private static Attainment of(Agreement terms, Objective objective, String scope, List<JudgedFigure> history) {
        List<JudgedFigure> decided =
                history.stream().filter(JudgedFigure::isDecided).toList();
        int met = (int) decided.stream().filter(JudgedFigure::isMet).count();
        List<BigDecimal> figures =
                decided.stream().flatMap(it -> Stream.ofNullable(it.figure())).toList();
        List<BigDecimal> worstFirst = figures.stream()
                .sorted(objective.target().atMost() ? Comparator.reverseOrder() : Comparator.naturalOrder())
                .toList();
        return new Attainment(
                objective.id(),
                scope,
                met,
                decided.size() - met,
                history.size() - decided.size(),
                decided.isEmpty() ? null : share(met, decided.size()),
                trend(objective, figures),
                last(figures),
                last(worstFirst),
                worstFirst.isEmpty() ? null : plain(worstFirst.get(0)),
                worstFirst.size() < ENOUGH ? null : plain(mostly(worstFirst)),
                realism(objective, decided, met),
                report(terms, objective));
    }

    private static String share(int part, int of) {
        return BigDecimal.valueOf((long) part * PERCENT)
                .divide(BigDecimal.valueOf(of), 1, RoundingMode.HALF_EVEN)
                .toPlainString();
    }

    /** Nearest rank: so many figures are worse that a tenth at most is. */
    private static BigDecimal mostly(List<BigDecimal> worstFirst) {
        int worse = worstFirst.size() * (PERCENT - MOSTLY) / PERCENT;
        return worstFirst.get(worse);
    }

    private static Trend trend(Objective objective, List<BigDecimal> figures) {
        int size = figures.size();
        if (size < 2 * RECENT) {
            return Trend.UNKNOWN;
        }
        BigDecimal change = mean(figures.subList(size - RECENT, size))
                .subtract(mean(figures.subList(size - 2 * RECENT, size - RECENT)));
        BigDecimal noticeable = objective.target().bound().abs().multiply(NOTICEABLE);
        if (change.abs().compareTo(noticeable) <= 0) {
            return Trend.STEADY;
        }
        return change.signum() > 0 == objective.target().atMost() ? Trend.WORSENING : Trend.IMPROVING;
    }

    private static BigDecimal mean(List<BigDecimal> figures) {
        return figures.stream()
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(BigDecimal.valueOf(figures.size()), MathContext.DECIMAL64);
    }

    private static Realism realism(Objective objective, List<JudgedFigure> decided, int met) {
        if (decided.size() < ENOUGH) {
            return Realism.UNKNOWN;
        }
        if (isMostly(
                decided.stream()
                        .filter(it -> ReviewFindings.isWide(objective, it))
                        .count(),
                decided.size())) {
            return Realism.EASY;
        }
        return isMostly(met, decided.size()) ? Realism.FITS : Realism.HARD;
    }

    private static boolean isMostly(long part, int of) {
        return part * PERCENT >= (long) of * MOSTLY;
    }

    private static String report(Agreement terms, Objective objective) {
        return terms.reports().stream()
                .filter(it -> objective.series().equals(it.series()))
                .map(ReportDuty::id)
                .findFirst()
                .orElse("");
    }

    private static @Nullable String last(List<BigDecimal> figures) {
        return figures.isEmpty() ? null : plain(figures.get(figures.size() - 1));
    }

    private static String plain(BigDecimal figure) {
        return figure.signum() == 0 ? "0" : figure.stripTrailingZeros().toPlainString();
    }
}
