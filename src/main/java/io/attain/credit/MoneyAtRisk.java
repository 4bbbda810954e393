package io.attain.credit;

import io.attain.evaluation.AtRisk;
import io.attain.evaluation.EvaluationPeriod;
import io.attain.evaluation.JudgedPeriods;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** What the provider of an agreement can lose in the periods that run at an instant, also a past one. */
@Component
public class MoneyAtRisk {

    private final AgreementJudge judge;

    MoneyAtRisk(AgreementJudge judge) {
        this.judge = judge;
    }

    /**
     * Returns the amount at risk.
     *
     * @param reference the reference of an agreement that has come in force, never {@literal null}
     * @param at the instant, never {@literal null}
     * @return in the agreement's currency, zero where no period runs then
     * @throws io.attain.problem.Problem if no version of it has come in force
     */
    public BigDecimal at(String reference, Instant at) {
        JudgedPeriods periods = judge.work(reference).periods();
        List<EvaluationPeriod> running = periods.distinct().stream()
                .filter(it -> !it.startInstant().isAfter(at) && it.endInstant().isAfter(at))
                .toList();
        return AtRisk.amount(periods.latest(), running);
    }
}
