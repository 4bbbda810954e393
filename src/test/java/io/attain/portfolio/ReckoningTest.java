package io.attain.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import io.attain.ExampleAgreement;
import io.attain.agreement.AgreementInForce;
import io.attain.agreement.AgreementRegister.Standing;
import io.attain.agreement.AgreementVersion;
import io.attain.agreement.Milestone;
import io.attain.credit.Ledger.Balance;
import io.attain.credit.PeriodCloses.Outcome;
import io.attain.portfolio.Reckoning.Facts;
import io.attain.terms.Agreement;
import io.attain.workflow.OpenTasks.DueTask;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReckoningTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant NOW = midnight("2026-05-14");

    private static final String REPORT_AND_REVIEW =
            """
            people: [{user: ann, party: mill, duties: [owner]}, {user: bo, party: office, duties: [owner]}]
            review: {every: P6M}
            renewal: {mode: automatic, notice: P3M}
            credits: {atRisk: {percent: '10'}}
            """;

    private static Instant midnight(String day) {
        return LocalDate.parse(day).atStartOfDay(BERLIN).toInstant();
    }

    private static AgreementVersion version() {
        Agreement terms = ExampleAgreement.of(
                "indicator: {type: count}, target: {atLeast: '5'}, period: {every: month},"
                        + " credit: {flat: '100.00', caps: [{per: verdict, percent: '10'}]}",
                REPORT_AND_REVIEW);
        return new AgreementVersion(terms, 1, "", "ann", NOW);
    }

    private static Outcome outcome(String month, String verdict) {
        return new Outcome("EXAMPLE", "one", midnight(month + "-01"), verdict);
    }

    private static Facts facts(
            Milestone status, List<Outcome> outcomes, boolean isWarned, @Nullable Instant claimUntil) {
        AgreementVersion version = version();
        return new Facts(
                new Standing(version, status, version, status),
                new AgreementInForce(List.of(version), null),
                outcomes,
                isWarned,
                List.of(),
                claimUntil,
                List.of(new Balance(
                        "mill",
                        "office",
                        "EUR",
                        new BigDecimal("300.00"),
                        new BigDecimal("100.00"),
                        new BigDecimal("150.00"),
                        new BigDecimal("50.00"))));
    }

    private static PortfolioEntry entry(Facts facts, Instant now) {
        return Reckoning.of(facts, now).entry();
    }

    @ParameterizedTest
    @CsvSource({
        "MET,          BREACHED,     false, BREACHED",
        "BREACHED,     MET,          false, MET",
        "BREACHED,     MET,          true,  AT_RISK",
        "MET,          BREACHED,     true,  BREACHED",
        "MET,          UNDETERMINED, false, UNDETERMINED",
        "MET,          UNDETERMINED, true,  AT_RISK"
    })
    void theLastPeriodCountsAndThenTheRunningOne(String march, String april, boolean isWarned, Health expected) {
        Facts facts = facts(
                Milestone.IN_FORCE, List.of(outcome("2026-04", april), outcome("2026-03", march)), isWarned, null);
        assertThat(entry(facts, NOW).health()).isEqualTo(expected);
    }

    @Test
    void whatIsNotInForceIsNotJudged() {
        Facts facts = facts(Milestone.CLOSED, List.of(outcome("2026-04", "BREACHED")), true, null);
        PortfolioEntry entry = entry(facts, NOW);
        assertThat(entry.health()).isEqualTo(Health.NOT_JUDGED);
        assertThat(entry.atRisk()).isZero();
        assertThat(entry.next()).isNull();
        assertThat(entry.due()).isEqualByComparingTo("150");
    }

    @Test
    void moneyIsThatOfTheRunningPeriodAndOfTheBooks() {
        PortfolioEntry entry = entry(facts(Milestone.IN_FORCE, List.of(), false, null), NOW);
        assertThat(entry.atRisk()).isEqualByComparingTo("100.00");
        assertThat(entry.accrued()).isEqualByComparingTo("100.00");
        assertThat(entry.due()).isEqualByComparingTo("150.00");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-05-14, 2026-05-20, CLAIM_UNTIL, 2026-05-20",
        "2026-05-14, ,           REVIEW,      2026-07-01",
        "2026-12-30, ,           ENDS,        2027-01-01",
        "2025-12-30, ,           BEGINS,      2026-01-01"
    })
    void theNextDateIsTheFirstAhead(String now, @Nullable String claimUntil, NextDate.Kind kind, String at) {
        Facts facts = facts(Milestone.IN_FORCE, List.of(), false, claimUntil == null ? null : midnight(claimUntil));
        assertThat(entry(facts, midnight(now)).next()).isEqualTo(new NextDate(kind, midnight(at)));
    }

    @Test
    void whatPeopleAreToDoComesNextAndStaysWhenItIsOverdue() {
        Facts facts = facts(Milestone.IN_FORCE, List.of(), false, midnight("2026-05-20"));
        Facts withTasks = new Facts(
                facts.standing(),
                facts.inForce(),
                facts.outcomes(),
                facts.isWarned(),
                List.of(
                        new DueTask("Task_AnswerSuggestion", midnight("2026-05-16")),
                        new DueTask("Task_AcknowledgeLast", midnight("2026-05-12")),
                        new DueTask("Task_Draft", midnight("2026-05-01"))),
                facts.claimUntil(),
                facts.balances());
        Reckoned reckoned = Reckoning.of(withTasks, NOW);
        NextDate next = new NextDate(NextDate.Kind.ACKNOWLEDGEMENT, midnight("2026-05-12"));
        assertThat(reckoned.entry().next()).isEqualTo(next);
        assertThat(next.isOverdueAt(NOW)).isTrue();
        assertThat(reckoned.lookAt())
                .as("nothing but the end of the running period changes it")
                .isEqualTo(midnight("2026-06-01"));
    }

    @ParameterizedTest
    @CsvSource({"REPORT, 2026-11-30", "CLAIM_UNTIL, 2026-11-30", "ENDS, 2026-11-30", "REVIEW, 2026-12-01"})
    void theDayIsTheLastOrTheOneThatBegins(NextDate.Kind kind, String day) {
        assertThat(new NextDate(kind, midnight("2026-12-01")).day(BERLIN)).isEqualTo(LocalDate.parse(day));
    }

    @Test
    void timeAloneChangesItWhenThePeriodEndsOrTheNextDateHasCome() {
        assertThat(Reckoning.of(facts(Milestone.IN_FORCE, List.of(), false, null), NOW)
                        .lookAt())
                .isEqualTo(midnight("2026-06-01"));
        assertThat(Reckoning.of(facts(Milestone.IN_FORCE, List.of(), false, midnight("2026-05-20")), NOW)
                        .lookAt())
                .isEqualTo(midnight("2026-05-20"));
        assertThat(Reckoning.of(facts(Milestone.CLOSED, List.of(), false, null), NOW)
                        .lookAt())
                .isNull();
    }

    @Test
    void monthsAreThoseOfTheAgreementsZone() {
        Reckoned reckoned = Reckoning.of(
                facts(
                        Milestone.IN_FORCE,
                        List.of(
                                outcome("2025-04", "BREACHED"),
                                outcome("2026-03", "MET"),
                                outcome("2026-03", "BREACHED"),
                                outcome("2026-04", "UNDETERMINED")),
                        false,
                        null),
                NOW);
        assertThat(reckoned.months())
                .as("the one of a year and a month ago is not shown any more")
                .containsExactly(
                        new MonthTally(YearMonth.of(2026, 3), 1, 1, 0), new MonthTally(YearMonth.of(2026, 4), 0, 0, 1));
    }

    @Test
    void peoplePartiesAndWordsAreThoseOfTheTerms() {
        Reckoned reckoned = Reckoning.of(facts(Milestone.IN_FORCE, List.of(), false, null), NOW);
        assertThat(reckoned.readers()).containsExactlyInAnyOrder("ann", "bo");
        assertThat(reckoned.parties()).containsExactlyInAnyOrder("Mill", "Office");
        assertThat(reckoned.searched()).contains("example", "mill", "office", "paper");
    }
}
