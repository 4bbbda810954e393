package io.attain.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.attain.ExampleAgreement;
import io.attain.terms.Agreement;
import io.attain.terms.Documents;
import io.attain.terms.Objective;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a supposed breach would cost: each amount in the table is worked out by hand, in the column beside it. */
class CreditExampleTest {

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(
            resources = "credit-examples.csv",
            useHeadersInDisplayName = false,
            delimiter = '|',
            numLinesToSkip = 1)
    void supposesARoundFigureAndCreditsIt(
            String name, String objective, String figure, String byRule, String amount, String byHand) {
        Agreement agreement = agreement(objective);

        CreditExample example =
                CreditExample.of(agreement, agreement.objectives().get(0)).orElseThrow();

        assertThat(example.shownFigure().toPlainString()).as(byHand).isEqualTo(figure);
        assertThat(example.byRule()).as(byHand).isEqualByComparingTo(byRule);
        assertThat(example.credit().amount().toPlainString()).as(byHand).isEqualTo(amount);
        assertThat(example.period().label()).isEqualTo("2026-01");
    }

    @Test
    void saysWhatElseIsSupposedOfLateDeliveries() {
        Agreement agreement =
                agreement("indicator: {type: ratio, good: {time: done, by: due}, open: bad}, target: {atLeast: '85'},"
                        + " credit: {basis: value, each: {late: P7D, from: due, until: done, percent: '0.5'}}");

        CreditExample example =
                CreditExample.of(agreement, agreement.objectives().get(0)).orElseThrow();

        assertThat(example.counted()).isEqualByComparingTo("100");
        assertThat(example.bad()).isEqualByComparingTo("16");
        assertThat(example.value()).isEqualByComparingTo("100000");
        CreditExample.Late late = Objects.requireNonNull(example.late());
        assertThat(late.due()).isEqualTo("2026-01-01T12:00");
        assertThat(late.done()).isEqualTo("2026-01-15T12:00");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "target: {atLeast: '99'}",
                "target: {atLeast: '99'}, credit: {basis: {amount: '0'}, tiers: [{below: '99', percent: '5'}]}",
                "target: {atLeast: '99'}, credit: {points: {each: {shortfall: '1', points: '0'}, perPoint: '3'}}",
            })
    void givesNoneWhereNothingIsPaid(String objective) {
        Agreement agreement = agreement("indicator: {type: tally}, " + objective);

        assertThat(CreditExample.of(agreement, agreement.objectives().get(0))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"paper-supply", "qualified-leads", "closed-deals", "it-operations"})
    void givesOneForEveryCreditThatShips(String example) throws IOException {
        Documents documents = Documents.read(example, Files.readString(Path.of("examples/" + example + ".yaml")));
        Agreement agreement = documents.agreements().get(0).agreement();

        for (Objective objective : agreement.objectives()) {
            assertThat(CreditExample.of(agreement, objective).isPresent())
                    .as(objective.id())
                    .isEqualTo(objective.credit() != null);
        }
    }

    private static Agreement agreement(String objective) {
        return ExampleAgreement.of("period: {every: month, by: due}, " + objective, "");
    }
}
