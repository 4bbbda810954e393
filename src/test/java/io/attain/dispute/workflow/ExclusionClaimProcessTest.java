package io.attain.dispute.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.attain.credit.Ledger;
import io.attain.credit.PeriodCloses;
import io.attain.credit.PeriodClosing;
import io.attain.credit.Statement;
import io.attain.credit.StoredVerdict;
import io.attain.credit.workflow.PaperSupply;
import io.attain.dispute.ExclusionClaim;
import io.attain.dispute.ExclusionClaims;
import io.attain.problem.Problem;
import io.attain.workflow.CoveredModels;
import io.attain.workflow.MovedClock;
import io.attain.workflow.ProcessRun;
import io.attain.workflow.ProcessTest;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** In February a delivery to one address is late, which costs 24.00 USD; the mill claims force majeure. */
@ProcessTest
@Import(PaperSupply.class)
class ExclusionClaimProcessTest {

    @RegisterExtension
    static final CoveredModels COVERAGE = new CoveredModels(ExclusionClaimRun.KEY);

    @Autowired
    private PaperSupply paper;

    @Autowired
    private PeriodClosing closing;

    @Autowired
    private PeriodCloses closes;

    @Autowired
    private Ledger ledger;

    @Autowired
    private ExclusionClaims claims;

    @Autowired
    private ProcessEngine engine;

    private ProcessRun run;
    private String reference;

    @BeforeEach
    void aStatementOnFebruary() {
        MovedClock.moveTo("2026-01-02T10:00:00Z");
        run = new ProcessRun(engine);
        reference = paper.takeOver();
        paper.sendTheExample();
        MovedClock.moveTo("2026-05-04T10:00:00Z");
        assertThat(closing.close(reference, "2026-01", "manager")).isPresent();
        assertThat(closing.close(reference, "2026-02", "manager")).isPresent();
    }

    private ExclusionClaim claim(String from, String until, @Nullable Instant notice) {
        return claims.make(
                reference,
                new ExclusionClaims.Wanted(
                        "force-majeure",
                        LocalDateTime.parse(from),
                        LocalDateTime.parse(until),
                        List.of("on-time"),
                        notice,
                        "The river was over the road."),
                "provider-owner");
    }

    private ExclusionClaim claimAll() {
        return claim("2026-02-09T00:00", "2026-02-10T00:00", Instant.parse("2026-02-10T10:00:00Z"));
    }

    private void assess(Map<String, Object> form) {
        run.complete(
                run.tasksOf("customer-owner", reference).stream()
                        .filter(it -> it.getTaskDefinitionKey().equals(ExclusionClaimRun.TASK_ASSESS))
                        .findFirst()
                        .orElseThrow(),
                "customer-owner",
                form);
    }

    /** What became of the deliveries to the south building in February. */
    private List<String> south() {
        return closes.verdicts(reference, false).stream()
                .filter(it -> it.objective().equals("on-time") && it.scope().contains("south"))
                .filter(it -> it.content().at("/period/label").asText().equals("2026-02"))
                .map(it -> it.outcome() + " " + it.credit())
                .toList();
    }

    private List<Statement.Status> february() {
        return closes.statements(reference).stream()
                .filter(it -> it.period().equals("2026-02"))
                .map(Statement::status)
                .toList();
    }

    @Test
    void whatIsGrantedOfASettledPeriodIsBooked() {
        paper.acceptOnBothSides("2026-02");
        ExclusionClaim claim = claimAll();
        assertThat(claim.isNoticed()).isTrue();
        assertThatThrownBy(() -> claims.assess(
                        claim, "provider-owner", ExclusionClaims.Assessment.WHOLE, null, null, "Granted."))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("somebody else of the other side");
        assess(Map.of("decision", "WHOLE"));
        assertThat(run.ends(ExclusionClaimRun.KEY, reference)).containsExactly(ExclusionClaimRun.END_GRANTED);
        assertThat(south()).containsExactly("MET 0");
        assertThat(february()).containsExactly(Statement.Status.SETTLED, Statement.Status.SETTLED);
        assertThat(ledger.balances(reference, MovedClock.now()).get(0).due().signum())
                .isZero();
        assertThatThrownBy(() -> claim("2026-02-09T08:00", "2026-02-09T20:00", null))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("All of that time is excluded already, by exclusion claim " + claim.number());
    }

    @Test
    void whatIsGrantedOfAnOpenPeriodIsAskedAbout() {
        claimAll();
        assess(Map.of("decision", "WHOLE"));
        assertThat(february()).containsExactly(Statement.Status.SUPERSEDED, Statement.Status.NOTHING_OWED);
        assertThat(run.ends("PeriodClose", reference)).contains("End_Superseded", "End_NothingOwed");
    }

    @Test
    void aPartCanBeGranted() {
        claimAll();
        assertThatThrownBy(() -> assess(Map.of("decision", "PART", "reason", "Only a day.")))
                .isInstanceOf(ProcessEngineException.class)
                .hasMessageContaining("from when until when");
        assertThatThrownBy(() -> assess(Map.of(
                        "decision", "PART", "from", "2026-02-08T00:00", "until", "2026-02-09T12:00", "reason", "x")))
                .isInstanceOf(ProcessEngineException.class)
                .hasMessageContaining("Only what was claimed can be granted");
        assertThatThrownBy(() -> assess(Map.of("decision", "PART", "from", "yesterday", "until", "x", "reason", "x")))
                .isInstanceOf(ProcessEngineException.class)
                .hasMessageContaining("such as 2026-05-04T13:00");
        // The delivery was due at 17:00, so nothing changes.
        assess(Map.of(
                "decision",
                "PART",
                "from",
                "2026-02-09T00:00",
                "until",
                "2026-02-09 16:00",
                "reason",
                "Only that day."));
        assertThat(south()).containsExactly("BREACHED 24.00");
        assertThat(february()).containsExactly(Statement.Status.OPEN);
        assertThat(run.ends(ExclusionClaimRun.KEY, reference)).containsExactly(ExclusionClaimRun.END_GRANTED);
    }

    @Test
    void aRefusalNeedsItsReason() {
        claimAll();
        assertThatThrownBy(() -> claimAll()).isInstanceOf(Problem.class).hasMessageContaining("claimed already");
        assertThatThrownBy(() -> assess(Map.of("decision", "NONE")))
                .isInstanceOf(ProcessEngineException.class)
                .hasMessageContaining("Please say why");
        assess(Map.of("decision", "NONE", "reason", "The road was open."));
        assertThat(run.ends(ExclusionClaimRun.KEY, reference)).containsExactly(ExclusionClaimRun.END_REFUSED);
        assertThat(south()).containsExactly("BREACHED 24.00");
    }

    @Test
    void silenceCountsAsTheTermsSay() {
        claimAll();
        MovedClock.moveTo("2026-05-09T10:00:00Z");
        run.executeJobs(ExclusionClaimRun.KEY, reference);
        assertThat(run.ends(ExclusionClaimRun.KEY, reference)).containsExactly(ExclusionClaimRun.END_REFUSED);
    }

    @Test
    void lateNoticeIsGrantedOnlyWithAReason() {
        ExclusionClaim claim = claim("2026-02-09T00:00", "2026-02-10T00:00", null);
        assertThat(claim.noticeUntil()).isEqualTo("2026-02-12T05:00:00Z");
        assertThat(claim.isNoticed()).isFalse();
        assertThatThrownBy(() -> assess(Map.of("decision", "WHOLE")))
                .isInstanceOf(ProcessEngineException.class)
                .hasMessageContaining("The notice came too late");
        assess(Map.of("decision", "WHOLE", "reason", "We knew of it ourselves."));
        assertThat(run.ends(ExclusionClaimRun.KEY, reference)).containsExactly(ExclusionClaimRun.END_GRANTED);
    }

    @Test
    void aClaimCanBeWithdrawn() {
        ExclusionClaim claim = claimAll();
        assertThatThrownBy(() -> claims.withdraw(claim.number(), "customer-owner", ""))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("by the side that made it");
        claims.withdraw(claim.number(), "provider-owner", "");
        assertThat(run.ends(ExclusionClaimRun.KEY, reference)).containsExactly(ExclusionClaimRun.END_WITHDRAWN);
    }

    @Test
    void aClaimThatIsNotCompleteIsRefused() {
        assertThatThrownBy(() -> claim("2026-02-10T00:00", "2026-02-09T00:00", null))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("has to end after it begins");
        for (String before : List.of("1990-02-09", "2025-12-31", "2027-02-09")) {
            assertThatThrownBy(() -> claim(before + "T00:00", before + "T23:00", null))
                    .as(before)
                    .hasMessageContaining("within the agreement's");
        }
        assertThatThrownBy(() -> claim("2026-02-09T00:00", "2026-02-10T00:00", Instant.parse("2027-01-01T00:00:00Z")))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("in the future");
        assertThatThrownBy(() -> claims.make(
                        reference, new ExclusionClaims.Wanted(null, null, null, null, null, null), "provider-owner"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("A claim needs the id of the exclusion");
        assertThatThrownBy(() -> claims.make(
                        reference,
                        new ExclusionClaims.Wanted(
                                "force-majeure",
                                LocalDateTime.parse("2026-04-01T00:00"),
                                LocalDateTime.parse("2026-05-01T00:00"),
                                List.of("nothing"),
                                null,
                                "x"),
                        "provider-owner"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("no objective “nothing”");
        assertThat(closes.verdicts(reference, true))
                .extracting(StoredVerdict::supersedes)
                .containsOnlyNulls();
    }
}
