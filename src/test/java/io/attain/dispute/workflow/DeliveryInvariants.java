package io.attain.dispute.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.attain.credit.Ledger;
import io.attain.credit.LedgerInvariants;
import io.attain.credit.PeriodCloses;
import io.attain.credit.StoredVerdict;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What holds of a random delivery besides: its own caps. */
final class DeliveryInvariants extends LedgerInvariants {

    private static final ZoneId ZONE = ZoneId.of("America/New_York");

    private final String reference;
    private final RandomDelivery delivery;
    private final PeriodCloses closes;

    DeliveryInvariants(String reference, RandomDelivery delivery, PeriodCloses closes, Ledger ledger) {
        super(reference, delivery.paysTheProvider(), closes, ledger);
        this.reference = reference;
        this.delivery = delivery;
        this.closes = closes;
    }

    @Override
    public void hold(BigDecimal paid, String step) {
        super.hold(paid, step);
        holdCaps(closes.verdicts(reference, false), step);
    }

    private void holdCaps(List<StoredVerdict> verdicts, String step) {
        Map<String, BigDecimal> ofScopeAndYear = new TreeMap<>();
        Map<Integer, BigDecimal> ofMonth = new TreeMap<>();
        BigDecimal ofObjective = BigDecimal.ZERO;
        for (StoredVerdict it : verdicts) {
            BigDecimal credit = it.credit().max(BigDecimal.ZERO);
            ZonedDateTime start = it.start().atZone(ZONE);
            ofMonth.merge(start.getYear() * 12 + start.getMonthValue(), credit, BigDecimal::add);
            boolean decided = it.content().at("/credit/steps").toString().contains("decided in");
            if (it.objective().equals("volume")) {
                ofObjective = ofObjective.add(credit);
                holdCap(credit, decided ? delivery.ofObjective : 33, "of verdict " + it.number() + ", " + step);
            } else {
                ofScopeAndYear.merge(it.scope() + " " + start.getYear(), credit, BigDecimal::add);
                holdCap(
                        credit,
                        decided ? delivery.ofScopeAndYear + 1 : delivery.verdictPercent * 10,
                        "of verdict " + it.number() + ", " + step);
            }
        }
        holdCap(ofObjective, delivery.ofObjective, "of the objective, " + step);
        ofScopeAndYear.forEach((key, sum) -> assertThat(sum)
                .as("of %s, %s", key, step)
                .isLessThanOrEqualTo(new BigDecimal(delivery.ofScopeAndYear + ".50")));
        BigDecimal all = BigDecimal.ZERO;
        for (Map.Entry<Integer, BigDecimal> month : ofMonth.entrySet()) {
            BigDecimal rolling = ofMonth.entrySet().stream()
                    .filter(it -> it.getKey() <= month.getKey() && it.getKey() > month.getKey() - 12)
                    .map(Map.Entry::getValue)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            holdCap(
                    rolling,
                    delivery.ofRollingYear,
                    "of the year that ends with month " + month.getKey() + ", " + step);
            all = all.add(month.getValue());
        }
        holdCap(all, delivery.ofTerm, "of the term, " + step);
    }

    private static void holdCap(BigDecimal credit, int cap, String place) {
        assertThat(credit).as("credit %s", place).isLessThanOrEqualTo(BigDecimal.valueOf(cap));
    }
}
