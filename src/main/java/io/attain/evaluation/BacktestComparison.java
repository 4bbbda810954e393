package io.attain.evaluation;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.attain.evaluation.DraftBacktest.OfObjective;
import io.attain.evaluation.DraftBacktest.Past;
import io.attain.evaluation.DraftBacktest.Tally;
import io.attain.evaluation.DraftBacktest.Total;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The effect of changed terms on the back-test: what became of each objective before and after the change.
 *
 * @param sameTime whether both look at the same time; else they differ by what happened, too
 * @param currencyBefore the code of the currency before
 * @param currencyAfter the code of the currency after
 * @param objectives each objective of either, in the order of the terms after, then of those before
 * @param before all verdicts before, {@literal null} when nothing was judged
 * @param after all verdicts after, {@literal null} when nothing was judged
 * @param difference how much more the customer would have received, {@literal null} when the currencies differ or one of
 *     both judged nothing
 */
public record BacktestComparison(
        boolean sameTime,
        String currencyBefore,
        String currencyAfter,
        List<Effect> objectives,
        @Nullable Total before,
        @Nullable Total after,
        @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable BigDecimal difference) {

    /** Copies the list. */
    public BacktestComparison {
        objectives = List.copyOf(objectives);
    }

    /**
     * The effect on one objective.
     *
     * @param objective its id
     * @param name its name, that after the change where it has one
     * @param before its verdicts before, {@literal null} when it was not there
     * @param after its verdicts after, {@literal null} when it is not there any more
     * @param difference how much more the customer would have received for it, {@literal null} when the currencies differ
     */
    public record Effect(
            String objective,
            String name,
            @Nullable Tally before,
            @Nullable Tally after,
            @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable BigDecimal difference) {

        /** Tells whether the change makes any difference to how often it is met, or to what it costs. */
        public boolean differs() {
            return !Objects.equals(before, after);
        }
    }

    /**
     * Compares two back-tests.
     *
     * @param before of the terms before the change, never {@literal null}
     * @param after of the terms after it, never {@literal null}
     */
    public static BacktestComparison of(DraftBacktest before, DraftBacktest after) {
        boolean sameCurrency = before.currency().equals(after.currency());
        Set<String> ids = new LinkedHashSet<>();
        after.objectives().forEach(it -> ids.add(it.objective()));
        before.objectives().forEach(it -> ids.add(it.objective()));
        List<Effect> effects = new ArrayList<>();
        for (String id : ids) {
            Optional<OfObjective> then = find(before, id);
            Optional<OfObjective> now = find(after, id);
            String name = now.or(() -> then).map(OfObjective::name).orElse(id);
            effects.add(new Effect(
                    id,
                    name,
                    then.map(OfObjective::tally).orElse(null),
                    now.map(OfObjective::tally).orElse(null),
                    sameCurrency ? credit(now).subtract(credit(then)) : null));
        }
        return new BacktestComparison(
                Objects.equals(time(before), time(after)),
                before.currency(),
                after.currency(),
                effects,
                before.total(),
                after.total(),
                difference(before, after));
    }

    private static @Nullable BigDecimal difference(DraftBacktest before, DraftBacktest after) {
        Total then = before.total();
        Total now = after.total();
        return then == null || now == null || !before.currency().equals(after.currency())
                ? null
                : now.tally().credit().subtract(then.tally().credit());
    }

    private static BigDecimal credit(Optional<OfObjective> objective) {
        return objective.map(it -> it.tally().credit()).orElse(BigDecimal.ZERO);
    }

    private static @Nullable List<Object> time(DraftBacktest backtest) {
        Past past = backtest.past();
        return past == null ? null : List.of(past.from(), past.until());
    }

    private static Optional<OfObjective> find(DraftBacktest backtest, String objective) {
        return backtest.objectives().stream()
                .filter(it -> it.objective().equals(objective))
                .findFirst();
    }
}
