package io.attain.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.attain.terms.Agreement;
import io.attain.terms.Documents;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportDatesTest {

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "report-dates.csv", delimiter = '|', maxCharsPerColumn = 10_000)
    void aReportFallsDue(
            String why, String zone, String term, String rule, String closed, String span, String dues, String over) {
        Agreement terms = terms(zone, term.split("/"), rule, calendar(closed));
        List<DueReport> found = ReportDates.between(
                terms,
                terms.reports().get(0),
                LocalDate.parse(span.split("/")[0]),
                LocalDate.parse(span.split("/")[1]));
        assertThat(found).as(why).extracting(DueReport::text).containsExactly(dues.split(" "));
        assertThat(found.get(found.size() - 1).at()).hasToString(over);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FREQ=WEEKLY;BYDAY=XX",
                "FREQ=DAILY;FOO=1",
                "FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30",
                "FREQ=DAILY;BYHOUR=9;BYMINUTE=0,30",
                "FREQ=WEEKLY;UNTIL=20260101T000000Z"
            })
    void whatCannotBeReadIsRefused(String rule) {
        assertThatThrownBy(() -> ReportDates.check(rule))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(rule.substring(0, 10));
    }

    private static String calendar(String closed) {
        return switch (closed) {
            case "none" -> "[]";
            case "none closed but weekends" -> "[{id: c, hours: {mon-fri: [\"09:00-17:00\"]}}]";
            case "US" -> "[{id: c, hours: {mon-fri: [\"09:00-17:00\"]}, holidays: {country: US}}]";
            default -> "[{id: c, hours: {mon-fri: [\"09:00-17:00\"]}, closed: [" + closed.replace(" ", ", ") + "]}]";
        };
    }

    private static Agreement terms(String zone, String[] term, String rule, String calendars) {
        String document =
                """
                apiVersion: attain/v1
                kind: Agreement
                reference: R-1
                title: Reports
                type: customer
                zone: %s
                currency: EUR
                term: {from: %s, until: %s}
                parties: [{id: mill, name: Mill, role: provider}, {id: office, name: Office, role: customer}]
                calendars: %s
                series: [{id: s, shape: tally, good: good, total: total}]
                objectives: [{id: o, series: s, indicator: {type: tally}, target: {atLeast: "95"}, period: {every: month}}]
                reports: [{id: weekly, from: mill, to: office, every: "%s"}]
                """
                        .formatted(zone, term[0], term[1], calendars, rule);
        Documents documents = Documents.read("reports.yaml", document);
        assertThat(documents.findings()).isEmpty();
        return documents.agreements().get(0).agreement();
    }
}
