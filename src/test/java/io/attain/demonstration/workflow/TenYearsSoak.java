package io.attain.demonstration.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.attain.agreement.AgreementRegister;
import io.attain.credit.Ledger;
import io.attain.credit.LedgerInvariants;
import io.attain.credit.PeriodCloses;
import io.attain.credit.Recomputing;
import io.attain.credit.StoredVerdict;
import io.attain.demonstration.LivedAgreement;
import io.attain.demonstration.LivedYears;
import io.attain.workflow.MovedClock;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

/** The four examples live for ten years, are changed and renewed, and every month all that is recorded fits together. */
@SpringBootTest(
        webEnvironment = WebEnvironment.MOCK,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:ten-years;DB_CLOSE_DELAY=-1",
            "camunda.bpm.job-execution.enabled=false"
        })
class TenYearsSoak {

    @RegisterExtension
    static final MovedClock CLOCK = new MovedClock();

    private static final LocalDate FIRST = LocalDate.of(2020, 1, 1);
    private static final BigDecimal ON_TIME_A_YEAR = new BigDecimal("150.00");

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private DemonstrationLife life;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private AgreementRegister register;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private PeriodCloses closes;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private Ledger ledger;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private Recomputing recomputing;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private ProcessEngine engine;

    @Test
    void everyMonthFitsTogether() throws IOException {
        List<LedgerInvariants> invariants = new ArrayList<>();
        LivedAgreement.ALL.forEach(it -> invariants.add(new LedgerInvariants(it.reference(), false, closes, ledger)));
        YearMonth[] held = {YearMonth.from(FIRST)};
        life.live(new LivedYears(FIRST, FIRST.plusYears(10)), day -> {
            invariants.forEach(it -> it.watchSettlements("on " + day));
            if (!YearMonth.from(day).equals(held[0])) {
                held[0] = YearMonth.from(day);
                invariants.forEach(it -> it.hold(BigDecimal.ZERO, "on " + day));
                holdCapOfPaper("on " + day);
                nothingHasFailed("on " + day);
            }
        });
        LivedAgreement.ALL.forEach(it -> {
            assertThat(recomputing.of(it.reference()).differences())
                    .as("derived again: %s", it.reference())
                    .isEmpty();
            assertThat(register.versions(it.reference()))
                    .as("%s was renewed", it.reference())
                    .hasSizeGreaterThan(5);
            assertThat(closes.verdicts(it.reference(), false).stream()
                            .map(verdict -> YearMonth.from(verdict.start().atZone(it.zone())))
                            .distinct())
                    .as("months of %s that were judged", it.reference())
                    .hasSizeGreaterThanOrEqualTo(119);
        });
    }

    private void nothingHasFailed(String when) {
        assertThat(engine.getRuntimeService().createIncidentQuery().count())
                .as(when)
                .isZero();
        assertThat(engine.getManagementService()
                        .createJobQuery()
                        .withException()
                        .count())
                .as(when)
                .isZero();
    }

    /** No more than 150.00 a calendar year and address for late deliveries. */
    private void holdCapOfPaper(String when) {
        Map<String, BigDecimal> ofAddressAndYear = new TreeMap<>();
        for (StoredVerdict it : closes.verdicts("PAPER", false)) {
            if (it.objective().equals("on-time")) {
                ofAddressAndYear.merge(
                        it.scope() + it.content().at("/period/start").asText().substring(0, 4),
                        it.credit(),
                        BigDecimal::add);
            }
        }
        ofAddressAndYear.forEach(
                (key, sum) -> assertThat(sum).as("%s, %s", key, when).isLessThanOrEqualTo(ON_TIME_A_YEAR));
    }
}
