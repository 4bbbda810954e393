package io.attain.evaluation;

import io.attain.terms.Finding;
import java.math.BigDecimal;
import java.time.ZonedDateTime;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a back-test found.
 *
 * @param agreement the agreement's reference
 * @param versions the numbers of the versions, in the order in which they come into effect
 * @param asOf up to when facts are known, in the agreement's zone
 * @param verdicts in order of period, objective and scope
 * @param inputs what was read
 * @param findings what there is to say about it
 */
public record BacktestResult(
        String agreement,
        List<Integer> versions,
        ZonedDateTime asOf,
        List<Verdict> verdicts,
        List<InputReport> inputs,
        List<Finding> findings) {

    /** Copies the lists. */
    public BacktestResult {
        versions = List.copyOf(versions);
        verdicts = List.copyOf(verdicts);
        inputs = List.copyOf(inputs);
        findings = List.copyOf(findings);
    }

    /** Returns how many verdicts have an outcome. */
    public long count(Outcome outcome) {
        return verdicts.stream().filter(it -> it.outcome() == outcome).count();
    }

    /** Returns the sum of all credits by currency; empty when none is due. */
    public Map<Currency, BigDecimal> credits() {
        Map<Currency, BigDecimal> sums =
                new TreeMap<>((one, other) -> one.getCurrencyCode().compareTo(other.getCurrencyCode()));
        for (Verdict verdict : verdicts) {
            Credit credit = verdict.credit();
            if (credit != null) {
                sums.merge(credit.currency(), credit.amount(), BigDecimal::add);
            }
        }
        return sums;
    }
}
