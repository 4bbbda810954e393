package io.attain.escalation;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * The breach that an escalation is about. It stays as it was when it was escalated; what later facts make of it stands in
 * the record of verdicts.
 *
 * @param reference the agreement's reference
 * @param objective the objective's id
 * @param period the period's short name
 * @param start its first instant
 * @param end the first instant after it
 * @param close the number of the close that found it
 * @param version the version that judged
 * @param facts how bad it is
 */
public record Breach(
        String reference,
        String objective,
        String period,
        Instant start,
        Instant end,
        long close,
        int version,
        Facts facts) {

    /**
     * How bad a breach is; its severity follows from it.
     *
     * @param shortfall by how much percent of the target the worst scope misses it, 100 at most
     * @param inARow which time in a row the objective is breached, from 1
     * @param credit what the breach costs, in the agreement's currency
     * @param atRisk the agreement's amount at risk over the period, in its currency
     * @param currency the currency's code
     * @param impact {@code low}, {@code medium} or {@code high}, as the terms say
     */
    public record Facts(
            BigDecimal shortfall, int inARow, BigDecimal credit, BigDecimal atRisk, String currency, String impact) {

        private static final int TENTHS = 1;

        /** Returns what share of the amount at risk the breach costs, in percent with one decimal place. */
        public BigDecimal share() {
            if (atRisk.signum() <= 0) {
                return credit.signum() > 0 ? BigDecimal.valueOf(100) : BigDecimal.ZERO;
            }
            return credit.multiply(BigDecimal.valueOf(100)).divide(atRisk, TENTHS, java.math.RoundingMode.HALF_EVEN);
        }
    }
}
