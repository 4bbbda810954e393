package io.attain.measurement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attain.YamlCases;
import io.attain.evaluation.Credit;
import io.attain.evaluation.Figure;
import io.attain.evaluation.JudgedPeriods;
import io.attain.evaluation.Outlook;
import io.attain.evaluation.Outlooks;
import io.attain.terms.Agreement;
import io.attain.terms.Documents;
import io.attain.terms.Objective.Warning;
import io.attain.terms.SeriesDefinition;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Running periods of small agreements, each with its outlook as it was worked out by hand. */
class OutlookCasesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TestFactory
    Stream<DynamicTest> looksAsWorkedOutByHand() {
        return YamlCases.tests(YamlCases.of("outlook-cases.yaml"), OutlookCasesTest::check);
    }

    private static void check(JsonNode one) throws IOException {
        List<String> expected = new ArrayList<>();
        one.get("expect").forEach(it -> expected.add(it.asText()));
        assertThat(outlooks(one).stream().map(OutlookCasesTest::text)).isEqualTo(expected);
    }

    private static List<Outlook> outlooks(JsonNode one) throws IOException {
        ObjectNode agreement = YamlCases.agreement(one);
        YamlCases.addObjective(agreement, "m", one.get("objective"));
        ObjectNode series = agreement.putArray("series").addObject();
        series.put("id", "m");
        YamlCases.take(one.get("series"), series);
        Documents documents = Documents.read("case", JSON.writeValueAsString(agreement));
        assertThat(documents.findings()).isEmpty();
        Agreement terms = documents.agreements().get(0).agreement();
        SeriesDefinition definition = terms.series().get(0);
        byte[] content = one.get("measurements").asText().getBytes(StandardCharsets.UTF_8);
        MeasurementFile file = new MeasurementFile("measurements", () -> new ByteArrayInputStream(content));
        Outlooks outlooks = new Outlooks(
                JudgedPeriods.of(List.of(terms)), Instant.parse(one.get("asOf").asText()));
        new FileSource(definition, terms.zone(), List.of(file), bytes -> {}).read(outlooks.open(definition));
        return outlooks.outlooks();
    }

    private static String text(Outlook it) {
        String scope = String.join(" ", it.scope().values());
        Credit credit = it.credit();
        Instant breach = it.breachAt();
        return it.period().label() + (scope.isEmpty() ? " " : " " + scope + " ") + figure(it.figure(), false)
                + ", used "
                + it.usedPercent() + "% of the budget at " + it.gonePercent() + "% of the period, burn " + burns(it)
                + ", then " + figure(it.forecast(), true) + " " + it.outcome() + " "
                + (credit == null ? "-" : credit.amount().toPlainString()) + ", breach "
                + (breach == null ? "-" : breach.toString()) + ": "
                + it.reached().stream().map(OutlookCasesTest::warning).collect(Collectors.joining(", "));
    }

    private static String figure(@Nullable Figure figure, boolean shortest) {
        if (figure == null) {
            return "-";
        }
        return shortest ? Outlook.shown(figure) : figure.display();
    }

    private static String burns(Outlook outlook) {
        return outlook.burns().isEmpty()
                ? "-"
                : outlook.burns().stream().map(OutlookCasesTest::burn).collect(Collectors.joining(" "));
    }

    private static String burn(Outlook.Burn burn) {
        String both = burn.overLong().display() + "/" + burn.overShort().display();
        return burn.judged() ? both : "[" + both + "]";
    }

    private static String warning(Warning warning) {
        return warning instanceof Warning.Budget budget
                ? "budget " + budget.percent().toPlainString()
                : "burn " + ((Warning.Burn) warning).rate().toPlainString();
    }
}
