package io.attain.credit;

import io.attain.credit.Statement.Status;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What decisions about a period do: they set credits, have periods judged anew, and settle what is open. */
@Component
public class Settlement {

    private final PeriodCloses closes;
    private final DecidedCredits decided;
    private final Closing closing;

    Settlement(PeriodCloses closes, DecidedCredits decided, Closing closing) {
        this.closes = closes;
        this.decided = decided;
        this.closing = closing;
    }

    /**
     * Closes what is due of an agreement and takes into account what has come, so that a decision that is recorded afterwards
     * changes nothing but what was decided. Other closes and decisions of the agreement wait until the transaction ends.
     *
     * @param reference the agreement's reference, never {@literal null}
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void catchUp(String reference) {
        closing.closeAnyway(reference);
    }

    /**
     * Records what some verdicts cost together, for whatever facts come later. It is divided among them as what they cost now is,
     * and the last one takes what rounding leaves.
     *
     * @param verdicts current ones of one agreement, at least one, never {@literal null}
     * @param total what they cost together, in the currency's minor unit, not negative, never {@literal null}
     * @param currency the agreement's currency, never {@literal null}
     * @param decision never {@literal null}
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void decide(List<StoredVerdict> verdicts, BigDecimal total, Currency currency, Decision decision) {
        List<BigDecimal> shares =
                shares(verdicts.stream().map(StoredVerdict::credit).toList(), total, currency);
        List<DecidedCredit> all = new ArrayList<>();
        for (int i = 0; i < verdicts.size(); i++) {
            StoredVerdict it = verdicts.get(i);
            all.add(new DecidedCredit(
                    it.reference(),
                    it.objective(),
                    it.scope(),
                    it.start(),
                    it.end(),
                    shares.get(i),
                    currency,
                    decision.name()));
        }
        decided.add(all, decision.actor());
    }

    /** Divides an amount in proportion to others, or evenly where those are nothing. */
    static List<BigDecimal> shares(List<BigDecimal> weights, BigDecimal total, Currency currency) {
        int digits = Math.max(0, currency.getDefaultFractionDigits());
        BigDecimal sum = weights.stream().map(it -> it.max(BigDecimal.ZERO)).reduce(BigDecimal.ZERO, BigDecimal::add);
        List<BigDecimal> shares = new ArrayList<>();
        BigDecimal left = total.setScale(digits, RoundingMode.UNNECESSARY);
        for (int i = 0; i < weights.size() - 1; i++) {
            BigDecimal share = sum.signum() == 0
                    ? total.divide(BigDecimal.valueOf(weights.size()), digits, RoundingMode.DOWN)
                    : total.multiply(weights.get(i).max(BigDecimal.ZERO)).divide(sum, digits, RoundingMode.DOWN);
            shares.add(share);
            left = left.subtract(share);
        }
        shares.add(left);
        return shares;
    }

    /**
     * Judges an agreement anew by a decision, and settles a period that was disputed as it says.
     *
     * @param close any close of that period, never {@literal null}
     * @param from the earliest time that the decision touches, never {@literal null}
     * @param decision never {@literal null}
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void settle(Close close, Instant from, Decision decision) {
        for (Statement it : closes.statements(close)) {
            if (it.status() == Status.DISPUTED) {
                closes.conclude(it.close(), Status.DECIDED, decision.actor(), decision.reason());
            }
        }
        closing.closeAfter(close.reference(), from, decision);
        List<Statement> statements = closes.statements(close);
        Statement last = statements.get(statements.size() - 1);
        if (last.status() == Status.DECIDED) {
            closes.conclude(last.close(), Status.SETTLED, decision.actor(), decision.reason());
        }
    }

    /**
     * Judges an agreement anew by a decision; what it changes of settled periods is settled too, of others people are asked.
     *
     * @param reference the agreement's reference, never {@literal null}
     * @param from the earliest time that the decision touches, never {@literal null}
     * @param decision never {@literal null}
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void judgeAnew(String reference, Instant from, Decision decision) {
        closing.closeAfter(reference, from, decision);
    }
}
