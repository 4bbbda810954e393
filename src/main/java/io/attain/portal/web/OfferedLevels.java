package io.attain.portal.web;

import io.attain.agreement.TermsInWords;
import io.attain.evaluation.DraftBacktest;
import io.attain.evaluation.TargetMeaning;
import io.attain.terms.Agreement;
import io.attain.terms.Objective;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The levels of each objective that were offered in the rounds of a negotiation, side by side: what each costs, what it leaves,
 * how often it would have been met, and what it would have returned. That is the cost and the benefit which the parties weigh.
 */
final class OfferedLevels {

    /**
     * The terms of one round.
     *
     * @param label what the round is called
     * @param terms its terms
     * @param backtest what they would have given in the past, {@literal null} if that is not known
     */
    record Round(String label, Agreement terms, @Nullable DraftBacktest backtest) {}

    /**
     * One level of an objective.
     *
     * @param rounds the rounds in which it was offered
     * @param promise what the figure must reach
     * @param leaves what that leaves
     * @param price what it costs, empty if that is not said
     * @param met how often it would have been met, empty if nothing is known
     * @param credit what the customer would have received, empty if nothing is known
     */
    record Level(String rounds, String promise, String leaves, String price, String met, String credit) {}

    /**
     * An objective of which more than one level was offered, or one with a price.
     *
     * @param name its name
     * @param levels in the order in which they were offered
     */
    record Choice(String name, List<Level> levels) {}

    private OfferedLevels() {}

    /** Lists what there is to choose from, in the order of the last round's objectives. */
    static List<Choice> of(List<Round> rounds, Locale locale) {
        List<Choice> choices = new ArrayList<>();
        for (Objective last : rounds.get(rounds.size() - 1).terms().objectives()) {
            Map<List<String>, Level> levels = new LinkedHashMap<>();
            for (Round round : rounds) {
                round.terms().objective(last.id()).ifPresent(it -> {
                    Level level = level(round, it, locale);
                    levels.merge(
                            List.of(level.promise(), level.price(), level.credit()),
                            level,
                            (one, same) -> new Level(
                                    one.rounds() + ", " + same.rounds(),
                                    one.promise(),
                                    one.leaves(),
                                    one.price(),
                                    one.met(),
                                    one.credit()));
                });
            }
            boolean priced = levels.values().stream().anyMatch(it -> !it.price().isEmpty());
            if (levels.size() > 1 || priced) {
                choices.add(new Choice(last.name(), List.copyOf(levels.values())));
            }
        }
        return choices;
    }

    private static Level level(Round round, Objective objective, Locale locale) {
        Agreement terms = round.terms();
        BigDecimal price = objective.price();
        String currency = terms.currency().getCurrencyCode();
        String leaves = TargetMeaning.of(terms).stream()
                .filter(it -> it.objective().id().equals(objective.id()))
                .map(it -> it.sentence(locale))
                .findFirst()
                .orElse("");
        Optional<DraftBacktest.Tally> tally = Optional.ofNullable(round.backtest())
                .filter(DraftBacktest::hasHistory)
                .flatMap(past -> past.objectives().stream()
                        .filter(it -> it.objective().equals(objective.id()))
                        .findFirst())
                .map(DraftBacktest.OfObjective::tally)
                .filter(it -> it.judged() > 0);
        return new Level(
                round.label(),
                new TermsInWords(terms).promise(objective),
                leaves,
                price == null ? "" : price.toPlainString() + " " + currency,
                tally.map(it -> it.met() + " / " + it.decided()).orElse(""),
                tally.map(it -> it.credit().toPlainString() + " " + currency).orElse(""));
    }
}
