package io.attain.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.attain.YamlCases;
import io.attain.chain.Exposure.Movement;
import io.attain.chain.Exposure.Side;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What the one in the middle bears, by cases worked out by hand. */
class ExposureTest {

    @TestFactory
    Stream<DynamicTest> addsUpWhatIsOwedAndRecovered() {
        return YamlCases.tests(YamlCases.of("exposure-cases.yaml"), ExposureTest::check);
    }

    private static void check(JsonNode one) {
        List<Exposure.Currency> currencies = Exposure.currencies(movements(one));

        assertThat(currencies.stream()
                        .flatMap(it -> it.months().stream().map(month -> it.currency() + " " + line(month))))
                .containsExactlyElementsOf(texts(one.get("months")));
        assertThat(currencies.stream()
                        .map(it -> it.currency() + " " + line(it.owed()) + " | " + line(it.recovered()) + " | "
                                + it.net()))
                .containsExactlyElementsOf(texts(one.get("books")));
    }

    /** Each as side, month, currency, and what it adds to credited, accrued, due and paid. */
    private static List<Movement> movements(JsonNode one) {
        return texts(one.get("booked")).stream()
                .map(it -> it.split(" "))
                .map(it -> new Movement(
                        Side.valueOf(it[0]),
                        YearMonth.parse(it[1]),
                        it[2],
                        new BigDecimal(it[3]),
                        new BigDecimal(it[4]),
                        new BigDecimal(it[5]),
                        new BigDecimal(it[6])))
                .toList();
    }

    private static String line(Exposure.Month month) {
        return String.join(
                " ",
                month.month().toString(),
                month.owed().toPlainString(),
                month.recovered().toPlainString(),
                month.net().toPlainString(),
                month.netToDate().toPlainString(),
                month.cashToDate().toPlainString());
    }

    private static String line(Exposure.Books books) {
        return String.join(
                " ",
                books.credited().toPlainString(),
                books.accrued().toPlainString(),
                books.due().toPlainString(),
                books.paid().toPlainString());
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    @Test
    void drawsBarsOnBothSidesOfNothing() {
        ExposureChart chart = ExposureChart.of(Exposure.currencies(
                        List.of(movement(Side.OWED, "2026-01", "30.00"), movement(Side.RECOVERED, "2026-01", "40.00")))
                .get(0));

        // 160 pixels from 40 down to -10, the amount that is gained; 40 is 128 above nothing.
        assertThat(chart.zero()).isEqualTo(20 + 128);
        assertThat(chart.bars())
                .extracting(ExposureChart.Bar::kind, ExposureChart.Bar::y, ExposureChart.Bar::height)
                .containsExactly(tuple("owed", 52, 96), tuple("recovered", 20, 128));
        assertThat(chart.line()).isEqualTo("112,180");
        assertThat(chart.labels()).containsExactly(new ExposureChart.Label(112, "26-01"));
    }

    private static Movement movement(Side side, String month, String amount) {
        BigDecimal credited = new BigDecimal(amount);
        return new Movement(side, YearMonth.parse(month), "EUR", credited, credited, BigDecimal.ZERO, BigDecimal.ZERO);
    }
}
