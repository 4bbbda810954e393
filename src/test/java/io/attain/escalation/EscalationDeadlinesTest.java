package io.attain.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import io.attain.agreement.AgreementVersion;
import io.attain.terms.Agreement;
import io.attain.terms.Documents;
import io.attain.terms.Finding;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** When the next step of a ladder gets a breach, by the hours and holidays of those who have it, and who that is. */
class EscalationDeadlinesTest {

    private static final Instant NOW = Instant.parse("2026-05-04T10:00:00Z");

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "ladder-deadlines.csv", numLinesToSkip = 1)
    void theNextStepGetsItWhenTheTimeIsOver(
            String description,
            String zone,
            String hours,
            @Nullable String holidays,
            @Nullable String closed,
            String after,
            String calendar,
            OffsetDateTime reached,
            OffsetDateTime next) {
        Agreement terms = agreement(
                zone,
                "{id: office-hours, hours: {" + hours + "}"
                        + (holidays == null ? "" : ", holidays: " + holidays)
                        + ", closed: [" + Objects.requireNonNullElse(closed, "") + "]}",
                "{level: 1, after: " + after + (calendar.equals("yes") ? ", calendar: office-hours" : "")
                        + ", duty: owner}, {level: 2, after: P3D, duty: executive}");
        Ladder ladder = Ladder.of(terms);
        assertThat(ladder.deadline(terms, ladder.at(1), reached.toInstant())).contains(next.toInstant());
        assertThat(ladder.deadline(terms, ladder.at(2), reached.toInstant()))
                .as("nobody stands above the last step")
                .isEmpty();
    }

    @Test
    void stepsAreFoundByTheirPlaceAndByTheirLevel() {
        Ladder ladder = Ladder.of(
                agreement(
                        "UTC",
                        "{id: office-hours, hours: {mon: [\"08:00-12:00\"]}}",
                        "{level: 30, after: P1D, duty: executive}, {level: 10, after: P1D, duty: owner}, {level: 20, after: P1D, duty: legal}"));
        assertThat(ladder.steps()).extracting(Ladder.Step::level).containsExactly(10, 20, 30);
        assertThat(ladder.at(0).level()).isEqualTo(10);
        assertThat(ladder.at(2).level()).isEqualTo(20);
        assertThat(ladder.at(9).level()).isEqualTo(30);
        assertThat(ladder.step(25).level()).isEqualTo(20);
        assertThat(ladder.step(1).level()).isEqualTo(10);
        assertThat(ladder.above(20))
                .hasValueSatisfying(it -> assertThat(it.level()).isEqualTo(30));
        assertThat(ladder.above(30)).isEmpty();
        assertThat(ladder.below(20))
                .hasValueSatisfying(it -> assertThat(it.level()).isEqualTo(10));
        assertThat(ladder.below(10)).isEmpty();
    }

    @Test
    void termsWithoutALadderHaveTheOwnersWithoutALimit() {
        Agreement terms = agreement("UTC", "{id: office-hours, hours: {mon: [\"08:00-12:00\"]}}", "");
        Ladder ladder = Ladder.of(terms);
        assertThat(ladder.steps()).containsExactly(new Ladder.Step(1, null, null, AgreementVersion.OWNER));
        assertThat(ladder.deadline(terms, ladder.at(1), NOW)).isEmpty();
        assertThat(Ladder.timeUntil(terms, ladder.at(1), NOW)).isEmpty();
    }

    @Test
    void aDutyIsTheProvidersElseTheCustomersElseTheOwners() {
        AgreementVersion version = new AgreementVersion(
                agreement("UTC", "{id: office-hours, hours: {mon: [\"08:00-12:00\"]}}", ""), 1, "", "x", NOW);
        assertThat(Ladder.people(version, "one", "executive")).containsExactly("mill-executive");
        assertThat(Ladder.people(version, "one", "receiver")).containsExactly("office-receiver");
        assertThat(Ladder.people(version, "one", "nobody")).containsExactly("mill-owner");
        assertThat(Ladder.people(version, "gone", "owner")).containsExactly("mill-owner", "carrier-owner");
    }

    @Test
    void whatTheCustomerOwesIsTheCustomersToExplainAndTheProvidersToAnswer() {
        Documents documents = Documents.read(
                "test",
                """
                apiVersion: attain/v1
                kind: Agreement
                reference: EXAMPLE
                title: Example
                type: customer
                zone: UTC
                currency: EUR
                term: {from: 2026-01-01, until: 2027-01-01}
                parties: [{id: mill, name: Mill, role: provider}, {id: office, name: Office, role: customer}]
                people:
                  - {user: mill-owner, party: mill, duties: [owner]}
                  - {user: mill-executive, party: mill, duties: [executive]}
                  - {user: mill-director, party: mill, duties: [director]}
                  - {user: office-owner, party: office, duties: [owner]}
                  - {user: office-executive, party: office, duties: [executive]}
                services: [{id: paper, name: Paper, provider: mill}, {id: receipts, name: Receipts, provider: office}]
                objectives:
                  - {id: sent, service: paper, series: any, indicator: {type: count}, target: {atLeast: "1"}, period: {every: month}}
                  - {id: confirmed, service: receipts, series: any, indicator: {type: count}, target: {atLeast: "1"}, period: {every: month}}
                  - {id: reported, series: any, indicator: {type: count}, target: {atLeast: "1"}, period: {every: month}}
                """);
        assertThat(documents.findings()).extracting(Finding::reason).isEqualTo(List.of());
        AgreementVersion version =
                new AgreementVersion(documents.agreements().get(0).agreement(), 1, "", "x", NOW);
        assertThat(Ladder.people(version, "confirmed", "owner")).containsExactly("office-owner");
        assertThat(Ladder.people(version, "confirmed", "executive")).containsExactly("office-executive");
        assertThat(Ladder.people(version, "confirmed", "director")).containsExactly("mill-director");
        assertThat(Ladder.people(version, "confirmed", "legal")).containsExactly("office-owner");
        assertThat(Ladder.answering(version, "confirmed")).containsExactly("mill-owner");
        assertThat(Ladder.people(version, "sent", "owner")).containsExactly("mill-owner");
        assertThat(Ladder.answering(version, "sent")).containsExactly("office-owner");
        assertThat(Ladder.people(version, "reported", "executive")).containsExactly("mill-executive");
        assertThat(Ladder.answering(version, "reported")).containsExactly("office-owner");
    }

    private static Agreement agreement(String zone, String calendar, String ladder) {
        Documents documents = Documents.read(
                "test",
                """
                apiVersion: attain/v1
                kind: Agreement
                reference: EXAMPLE
                title: Example
                type: multi-level
                zone: %s
                currency: EUR
                term: {from: 2026-01-01, until: 2027-01-01}
                parties:
                  - {id: mill, name: Mill, role: provider}
                  - {id: carrier, name: Carrier, role: provider}
                  - {id: office, name: Office, role: customer}
                people:
                  - {user: mill-owner, party: mill, duties: [owner]}
                  - {user: mill-executive, party: mill, duties: [executive]}
                  - {user: carrier-owner, party: carrier, duties: [owner]}
                  - {user: office-receiver, party: office, duties: [receiver]}
                services: [{id: paper, name: Paper, provider: mill}]
                calendars: [%s]
                objectives:
                  - {id: one, service: paper, series: any, indicator: {type: count}, target: {atLeast: "1"}, period: {every: month}}
                escalation: [%s]
                """
                        .formatted(zone, calendar, ladder));
        assertThat(documents.findings()).extracting(Finding::reason).isEqualTo(List.of());
        return documents.agreements().get(0).agreement();
    }
}
