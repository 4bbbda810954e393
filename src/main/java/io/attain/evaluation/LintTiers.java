package io.attain.evaluation;

import static io.attain.evaluation.LintSubject.plain;

import com.fasterxml.jackson.databind.JsonNode;
import io.attain.terms.CreditTerms.Direction;
import io.attain.terms.CreditTerms.Tier;
import io.attain.terms.CreditTerms.Tiers;
import io.attain.terms.Decimals;
import io.attain.terms.Indicator.Aggregate;
import io.attain.terms.Indicator.Function;
import io.attain.terms.Indicator.Of;
import io.attain.terms.Objective;
import io.attain.terms.Payment;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds gaps and overlaps in tables of tiers, and tiers that never apply.
 *
 * <p>A tier reaches from its bound to the next, and exactly on a bound is the better tier, so most tables cannot
 * contradict themselves. What remains are the ends: the first bound must be the target, neither beyond it (a credit
 * though the target is met, which is never paid) nor short of it (a breach without any credit). A published row may say
 * its other end as well; then it must meet the next row.
 */
final class LintTiers {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private LintTiers() {}

    static void check(LintSubject subject) {
        subject.forEachObjective((objective, index) -> {
            if (objective.credit() != null && objective.credit().rule() instanceof Tiers tiers) {
                String place = LintSubject.objective(index) + "/credit/tiers";
                new Table(
                                subject,
                                objective,
                                place,
                                rows(subject, tiers, place, objective.target().atMost()))
                        .check();
            }
        });
    }

    /**
     * One row.
     *
     * @param index its place in the document, from 0
     * @param bound its end towards the target
     * @param isInclusive whether that end is written as part of the row
     * @param other its other end as written, {@literal null} when not said
     * @param isOtherInclusive whether that other end is part of the row
     * @param payment what it pays
     */
    private record Row(
            int index,
            BigDecimal bound,
            boolean isInclusive,
            @Nullable BigDecimal other,
            boolean isOtherInclusive,
            Payment payment) {}

    private static List<Row> rows(LintSubject subject, Tiers tiers, String place, boolean atMost) {
        List<Row> rows = new ArrayList<>();
        Direction right = atMost ? Direction.ABOVE : Direction.BELOW;
        for (int index = 0; index < tiers.tiers().size(); index++) {
            Tier tier = tiers.tiers().get(index);
            if (tier.direction() != right) {
                String side = atMost ? "above" : "below";
                subject.error(
                        LintCode.TIER_DIRECTION,
                        place + "/" + index,
                        "the target is a " + (atMost ? "maximum" : "minimum") + ", so only figures " + side
                                + " it are breaches; this tier looks at the other side",
                        side + ": \"" + plain(tier.bound()) + "\"");
                return List.of();
            }
            JsonNode node = subject.source().tree().at(place + "/" + index);
            String inclusiveOther = atMost ? "atMost" : "atLeast";
            String exclusiveOther = atMost ? "below" : "above";
            JsonNode other = node.has(inclusiveOther) ? node.get(inclusiveOther) : node.path(exclusiveOther);
            rows.add(new Row(
                    index,
                    tier.bound(),
                    node.has(atMost ? "atLeast" : "atMost"),
                    other.isMissingNode() ? null : Decimals.parse(other.asText()),
                    node.has(inclusiveOther),
                    tier.payment()));
        }
        return rows;
    }

    /** The rows of one objective, from the one next to the target to the deepest. */
    private record Table(LintSubject subject, Objective objective, String place, List<Row> rows) {

        Table {
            Comparator<Row> byBound = Comparator.comparing(Row::bound);
            rows = rows.stream()
                    .sorted(objective.target().atMost() ? byBound : byBound.reversed())
                    .toList();
        }

        private boolean atMost() {
            return objective.target().atMost();
        }

        /** Tells how a figure compares with another in the direction of breaches: positive when it is worse. */
        private int worse(BigDecimal figure, BigDecimal other) {
            return atMost() ? figure.compareTo(other) : other.compareTo(figure);
        }

        void check() {
            if (rows.isEmpty()) {
                return;
            }
            target();
            for (int index = 0; index < rows.size(); index++) {
                Row next = index + 1 < rows.size() ? rows.get(index + 1) : null;
                if (next == null) {
                    end(rows.get(index));
                } else {
                    between(rows.get(index), next);
                }
                reachable(rows.get(index));
            }
        }

        private void target() {
            BigDecimal bound = objective.target().bound();
            for (Row row : rows) {
                int beyond = worse(bound, row.bound());
                if (beyond > 0 || (beyond == 0 && row.isInclusive())) {
                    String figures = beyond > 0
                            ? "figures from " + plain(bound) + " to " + plain(row.bound())
                            : "exactly at " + plain(bound);
                    overlap(
                            row,
                            figures + " the target is met and yet this tier applies: it is never paid, since only a"
                                    + " breach carries a credit",
                            side() + ": \"" + plain(bound) + "\"");
                }
            }
            Row first = rows.get(0);
            if (worse(first.bound(), bound) > 0) {
                gap(
                        first,
                        "figures from " + plain(first.bound()) + " to " + plain(bound)
                                + " are a breach, and no tier applies to them",
                        side() + ": \"" + plain(bound) + "\" in the first tier");
            }
        }

        private void between(Row row, Row next) {
            if (row.bound().compareTo(next.bound()) == 0) {
                overlap(
                        next,
                        "two tiers begin at " + plain(row.bound()) + ": nobody can tell which of them applies",
                        "another bound, or one of the two only");
                return;
            }
            if (row.other() != null) {
                neighbours(row, row.other(), next);
            } else if (next.isInclusive()) {
                overlap(
                        next,
                        "exactly at " + plain(next.bound()) + " both this tier and the one before apply; here the"
                                + " better one does",
                        side() + ": \"" + plain(next.bound()) + "\"");
            }
            if (paysLess(row.payment(), next.payment())) {
                subject.warning(
                        LintCode.TIER_ORDER,
                        place + "/" + next.index(),
                        "this tier is deeper than the one at " + plain(row.bound()) + " and pays less",
                        "a payment that rises from tier to tier");
            }
        }

        private void neighbours(Row row, BigDecimal other, Row next) {
            int distance = worse(next.bound(), other);
            if (distance > 0) {
                gap(
                        row,
                        "no tier applies between " + plain(other) + " and " + plain(next.bound()),
                        "rows that meet: the one ends where the next begins");
            } else if (distance < 0) {
                overlap(
                        next,
                        "two tiers apply between " + plain(other) + " and " + plain(next.bound()),
                        "rows that meet: the one ends where the next begins");
            } else if (row.isOtherInclusive() && next.isInclusive()) {
                overlap(
                        next,
                        "exactly at " + plain(other) + " two tiers apply",
                        side() + ": \"" + plain(next.bound()) + "\"");
            } else if (!row.isOtherInclusive() && !next.isInclusive()) {
                gap(
                        row,
                        "exactly at " + plain(other) + " no tier applies",
                        (atMost() ? "atMost" : "atLeast") + ": \"" + plain(other) + "\"");
            } else if (next.isInclusive()) {
                overlap(
                        next,
                        "exactly at " + plain(other)
                                + " this table means the deeper tier, and here the better one applies",
                        side() + " a bound by the smallest step further, or the better tier's bound inclusive");
            }
        }

        private void end(Row row) {
            if (row.other() == null) {
                return;
            }
            BigDecimal natural = atMost() ? HUNDRED : BigDecimal.ZERO;
            boolean isEnd =
                    worse(row.other(), natural) > 0 || (row.other().compareTo(natural) == 0 && row.isOtherInclusive());
            if (!objective.indicator().isPercent() || !isEnd) {
                gap(
                        row,
                        "beyond " + plain(row.other()) + " no tier applies, although the breach is worse; here the last"
                                + " tier goes on",
                        "a last tier without another end");
            }
        }

        private void reachable(Row row) {
            boolean percent = objective.indicator().isPercent();
            boolean never = atMost()
                    ? percent && row.bound().compareTo(HUNDRED) >= 0
                    : row.bound().signum() <= 0 && (percent || isNeverNegative());
            if (never) {
                subject.warning(
                        LintCode.TIER_UNREACHABLE,
                        place + "/" + row.index(),
                        "no figure is " + (atMost() ? "above " : "below ") + plain(row.bound())
                                + ": the tier can never apply",
                        "leave it out");
            }
        }

        private boolean isNeverNegative() {
            return objective.indicator() instanceof Aggregate aggregate
                    && (aggregate.function() == Function.COUNT || !(aggregate.of() instanceof Of.Value));
        }

        private static boolean paysLess(Payment milder, Payment deeper) {
            if (milder instanceof Payment.Percent one && deeper instanceof Payment.Percent other) {
                return other.percent().compareTo(one.percent()) < 0;
            }
            return milder instanceof Payment.Amount one
                    && deeper instanceof Payment.Amount other
                    && other.amount().compareTo(one.amount()) < 0;
        }

        private String side() {
            return atMost() ? "above" : "below";
        }

        private void gap(Row row, String reason, String suggestion) {
            subject.error(LintCode.TIER_GAP, place + "/" + row.index(), reason, suggestion);
        }

        private void overlap(Row row, String reason, String suggestion) {
            subject.error(LintCode.TIER_OVERLAP, place + "/" + row.index(), reason, suggestion);
        }
    }
}
