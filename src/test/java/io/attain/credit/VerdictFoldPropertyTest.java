package io.attain.credit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attain.credit.PeriodCloses.StoredCredit;
import io.attain.evaluation.Assessment;
import io.attain.evaluation.CreditFold;
import io.attain.evaluation.EvaluationPeriod;
import io.attain.evaluation.RandomVerdicts;
import io.attain.evaluation.VerdictDocument;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The same facts in any order: periods are judged in some order, many of them several times, and what stands at the end, and
 * what was booked for it difference by difference, is what a single look at the last facts gives.
 */
class VerdictFoldPropertyTest {

    private static final int JUDGEMENTS = 90;

    /** What a database would hold. */
    private static final class Kept {

        private final Map<Long, StoredCredit> current = new LinkedHashMap<>();
        private final Map<Long, ObjectNode> derivations = new HashMap<>();
        private BigDecimal booked = BigDecimal.ZERO;
        private long last;

        void add(NewVerdict verdict) {
            StoredVerdict before = verdict.supersedes();
            if (before != null) {
                assertThat(current.remove(before.number()))
                        .as("only a current verdict is superseded")
                        .isNotNull();
            }
            last++;
            StoredVerdict stored = new StoredVerdict(
                    last,
                    last,
                    "RANDOM",
                    verdict.objective(),
                    verdict.scope().values(),
                    verdict.period().startInstant(),
                    verdict.period().endInstant(),
                    verdict.document().content(),
                    before == null ? null : before.number(),
                    Instant.EPOCH);
            derivations.put(last, verdict.document().derivation().json());
            current.put(last, new StoredCredit(stored, verdict.uncapped()));
            booked = booked.add(verdict.difference());
        }

        /** As the store gives it: all that is decided where the terms look back, else what has a credit of its own. */
        List<StoredCredit> credits(boolean looksBack) {
            return current.values().stream()
                    .filter(it -> looksBack ? !it.verdict().outcome().equals("UNDETERMINED") : it.uncapped() != null)
                    .toList();
        }

        List<StoredVerdict> of(EvaluationPeriod period) {
            return current.values().stream()
                    .map(StoredCredit::verdict)
                    .filter(it ->
                            it.start().equals(period.startInstant()) && it.end().equals(period.endInstant()))
                    .toList();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void comeToTheSameBalance(long seed) {
        RandomVerdicts verdicts = new RandomVerdicts(seed);
        List<EvaluationPeriod> periods = verdicts.periods().distinct();
        List<EvaluationPeriod> order = new ArrayList<>(periods);
        Random random = new Random(seed);
        while (order.size() < JUDGEMENTS) {
            order.add(periods.get(random.nextInt(periods.size())));
        }
        Collections.shuffle(order, random);
        Kept kept = new Kept();
        Map<EvaluationPeriod, List<Assessment>> facts = new HashMap<>();
        for (EvaluationPeriod period : order) {
            List<Assessment> found = new ArrayList<>(verdicts.assess(period));
            // Now and then a scope has vanished after a correction.
            if (random.nextInt(5) == 0) {
                found.remove(0);
            }
            judge(verdicts, kept, period, found, facts.put(period, found) != null);
        }

        List<Assessment> last = periods.stream()
                .flatMap(it -> facts.getOrDefault(it, List.of()).stream())
                .toList();
        List<CreditFold.Result> results =
                CreditFold.of(last.stream().map(verdicts.periods()::entry).toList());
        List<String> expected = new ArrayList<>();
        BigDecimal total = BigDecimal.ZERO;
        for (int i = 0; i < last.size(); i++) {
            CreditFold.Result result = results.get(i);
            expected.add(
                    VerdictDocument.of(last.get(i).verdict(result)).content().toString());
            total = result.credit() == null ? total : total.add(result.credit().amount());
        }
        assertThat(kept.current.values().stream()
                        .map(it -> it.verdict().content())
                        .filter(it -> !isWithdrawn(it))
                        .map(ObjectNode::toString))
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(kept.booked).isEqualByComparingTo(total);
    }

    private static void judge(
            RandomVerdicts verdicts, Kept kept, EvaluationPeriod period, List<Assessment> found, boolean again) {
        VerdictFold fold = new VerdictFold(
                verdicts.periods(),
                found,
                again ? List.of(period) : List.of(),
                kept.credits(verdicts.periods().looksBack()),
                it -> Objects.requireNonNull(kept.derivations.get(it.number())));
        List<NewVerdict> all = new ArrayList<>(again ? fold.changed(period, kept.of(period)) : fold.first(period));
        all.addAll(fold.repriced());
        all.forEach(kept::add);
    }

    /** A verdict of which nothing was left: it counts nothing and nobody can tell. */
    private static boolean isWithdrawn(ObjectNode verdict) {
        return verdict.path("counted").asInt() == 0
                && verdict.path("verdict").asText().equals("UNDETERMINED");
    }
}
