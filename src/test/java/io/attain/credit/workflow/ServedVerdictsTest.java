package io.attain.credit.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attain.SharedExamples;
import io.attain.YamlCases;
import io.attain.credit.PeriodCloses;
import io.attain.credit.StoredVerdict;
import io.attain.evaluation.BacktestJson;
import io.attain.evaluation.BacktestResult;
import io.attain.measurement.FileBacktest;
import io.attain.measurement.MeasurementFile;
import io.attain.measurement.MeasurementStore;
import io.attain.measurement.MeasurementStore.Submission;
import io.attain.measurement.SeriesCatalogue;
import io.attain.negotiation.Negotiations;
import io.attain.terms.Agreement;
import io.attain.terms.Agreement.Party;
import io.attain.terms.Agreement.Role;
import io.attain.terms.Documents;
import io.attain.workflow.EngineClock;
import io.attain.workflow.MovedClock;
import io.attain.workflow.ProcessTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/**
 * What the server makes of an agreement that it takes over and of measurements that it is sent is what a back-test makes of
 * the same documents: every verdict and credit. Periods close one by one as time passes, so that each is judged by what is
 * read of it alone, and once more after everything has come.
 */
@ProcessTest
@Import(PaperSupply.class)
class ServedVerdictsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static int number;

    @Autowired
    private PaperSupply runs;

    @Autowired
    private Negotiations negotiations;

    @Autowired
    private SeriesCatalogue catalogue;

    @Autowired
    private MeasurementStore measurements;

    @Autowired
    private PeriodCloses closes;

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "S2, scms_orgenics.csv",
        "L2, leads.csv",
        "N1, ec2_request_latency.csv",
        "I2, incidents_2016-06_on.csv",
        "U1, wirgarten_status_records.csv",
        "U6, manticore_status_records.json"
    })
    void realMeasurementsComeOutAsInABacktest(String name, String file) throws IOException {
        String text;
        try (InputStream in = Objects.requireNonNull(
                ServedVerdictsTest.class.getResourceAsStream("/io/attain/evaluation/real/" + name + ".yaml"))) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        String id = Documents.read(name, text).series().get(0).id();
        String[] parts = text.split("\n---\n");
        String own = id + "-" + ++number;
        check(
                parts[0].replaceAll("(?m)series: " + id + "$", "series: " + own)
                        .replaceFirst("reference: .*", "reference: " + name + "-" + number),
                parts[1].replaceFirst("(?m)^id: .*$", "id: " + own),
                Files.readAllBytes(SharedExamples.path("real/" + file)));
    }

    @TestFactory
    Stream<DynamicTest> casesWorkedOutByHandComeOutAsInABacktest() {
        return YamlCases.tests(cases(), it -> checkCase(it, this::check));
    }

    /** An amendment is not taken over, so cases with one are left out. */
    private static List<JsonNode> cases() {
        return YamlCases.of("verdict-cases.yaml").stream()
                .filter(it -> !it.has("amendment"))
                .toList();
    }

    /** Terms under which verdicts depend on others: each row comes on its own, in some order, when all periods are closed. */
    @TestFactory
    Stream<DynamicTest> factsThatComeLateAndInAnyOrderComeOutAsInABacktest() {
        return YamlCases.tests(
                cases().stream().filter(ServedVerdictsTest::looksBack).toList(), it -> checkCase(it, this::checkLate));
    }

    private static boolean looksBack(JsonNode one) {
        return one.at("/agreement/credits").isObject()
                || one.at("/objective/repeat").isArray()
                || one.at("/objective/reward").isObject();
    }

    /** Brings facts to the server. */
    private interface Check {

        void of(String agreement, String series, byte[] content) throws IOException;
    }

    private void checkCase(JsonNode one, Check check) throws IOException {
        String id = "m-" + ++number;
        ObjectNode agreement = YamlCases.agreement(one).put("reference", "CASE-" + number);
        YamlCases.addObjective(agreement, id, one.get("objective"));
        ObjectNode series = JSON.createObjectNode()
                .put("apiVersion", "attain/v1")
                .put("kind", "Series")
                .put("id", id);
        YamlCases.take(one.get("series"), series);
        check.of(
                agreement.toString(),
                series.toString(),
                one.get("measurements").asText().getBytes(StandardCharsets.UTF_8));
    }

    private void check(String agreement, String series, byte[] content) throws IOException {
        Agreement terms =
                Documents.read("agreement", agreement).agreements().get(0).agreement();
        String id = Documents.read("series", series).series().get(0).id();
        moveTo(terms.term().from());
        catalogue.define(series, SeriesCatalogue.Origin.alone(id, "manager"));
        negotiations.takeOver(
                withPeople(agreement, terms), "manager", terms.term().from());
        runs.closeWhatIsDue();
        // All data is there from the start, so that what is read of each period alone must do.
        measurements.keep(id, new Submission("file", true, null, "manager"), new ByteArrayInputStream(content));
        for (LocalDate day = terms.term().from(); !day.isAfter(terms.term().until()); day = day.plusMonths(1)) {
            moveTo(day.plusMonths(1));
            measurements.declareComplete(
                    id, day.plusMonths(1).atStartOfDay(terms.zone()).toInstant(), "manager");
            runs.closeWhatIsDue();
        }
        List<String> expected = backtest(agreement, series, id, content);
        assertThat(served(terms)).containsExactlyInAnyOrderElementsOf(expected);
    }

    private void checkLate(String agreement, String series, byte[] content) throws IOException {
        Agreement terms =
                Documents.read("agreement", agreement).agreements().get(0).agreement();
        String id = Documents.read("series", series).series().get(0).id();
        moveTo(terms.term().from());
        catalogue.define(series, SeriesCatalogue.Origin.alone(id, "manager"));
        negotiations.takeOver(
                withPeople(agreement, terms), "manager", terms.term().from());
        LocalDate end = terms.term().until();
        moveTo(end.plusMonths(1));
        measurements.declareComplete(id, end.atStartOfDay(terms.zone()).toInstant(), "manager");
        runs.closeWhatIsDue();
        List<String> rows = new ArrayList<>(
                new String(content, StandardCharsets.UTF_8).lines().toList());
        String header = rows.remove(0);
        Collections.shuffle(rows, new Random(rows.size()));
        for (String row : rows) {
            byte[] one = (header + "\n" + row + "\n").getBytes(StandardCharsets.UTF_8);
            measurements.keep(id, new Submission("late", true, null, "manager"), new ByteArrayInputStream(one));
            runs.closeWhatIsDue();
        }
        List<String> expected = backtest(agreement, series, id, content);
        assertThat(served(terms)).containsExactlyInAnyOrderElementsOf(expected);
        BigDecimal booked = closes.creditLines(terms.reference()).stream()
                .map(PeriodCloses.CreditLine::difference)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal owed = closes.verdicts(terms.reference(), false).stream()
                .map(StoredVerdict::credit)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(booked).isEqualByComparingTo(owed);
    }

    private static void moveTo(LocalDate day) {
        MovedClock.moveTo(day + "T23:00:00Z");
    }

    private List<String> served(Agreement terms) {
        return closes.verdicts(terms.reference(), false).stream()
                .map(StoredVerdict::content)
                .map(it -> words(it))
                .toList();
    }

    private static List<String> backtest(String agreement, String series, String id, byte[] content) {
        FileBacktest backtest = new FileBacktest(Documents.read("both", agreement + "\n---\n" + series));
        MeasurementFile file = new MeasurementFile("file", () -> new ByteArrayInputStream(content));
        BacktestResult result =
                backtest.run(Map.of(id, List.of(file)), EngineClock.utc().instant(), bytes -> {
                    // Nobody watches.
                });
        return result.verdicts().stream()
                .map(BacktestJson::of)
                .map(it -> words(it))
                .toList();
    }

    private static String words(ObjectNode verdict) {
        return verdict.deepCopy().without(List.of("derivation", "provisional")).toString();
    }

    private static String withPeople(String agreement, Agreement terms) throws IOException {
        String people = "[{\"user\": \"provider-owner\", \"party\": \"" + party(terms, Role.PROVIDER)
                + "\", \"duties\": [\"owner\", \"signatory\"]}, {\"user\": \"customer-owner\", \"party\": \""
                + party(terms, Role.CUSTOMER) + "\", \"duties\": [\"owner\", \"signatory\"]}]";
        if (agreement.startsWith("{")) {
            ObjectNode json = (ObjectNode) JSON.readTree(agreement);
            json.set("people", JSON.readTree(people));
            return json.toString();
        }
        return agreement + "\npeople: " + people + "\n";
    }

    private static String party(Agreement terms, Role role) {
        return terms.parties().stream()
                .filter(it -> it.role() == role)
                .map(Party::id)
                .findFirst()
                .orElseThrow();
    }
}
