package io.attain.portfolio;

import io.attain.portfolio.PortfolioQuery.Order;
import io.attain.portfolio.PortfolioQuery.Place;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is kept of the portfolio; all of it follows from what other modules record, and is worked out anew when that changes. */
public interface PortfolioRecord {

    /**
     * Marks agreements as changed by the running transaction.
     *
     * @param references never {@literal null}
     */
    void mark(Collection<String> references);

    /**
     * Marks that have been read.
     *
     * @param references the agreements that were marked, and those that time has changed, each once
     * @param numbers the numbers of the marks
     */
    record Marks(List<String> references, List<Long> numbers) {}

    /**
     * What waits to be worked out.
     *
     * @param size how many marks and agreements that time has changed
     * @param lastMark the number of the latest mark, 0 if there is none
     */
    record Backlog(int size, long lastMark) {}

    /**
     * Tells what waits to be worked out.
     *
     * @param now never {@literal null}
     */
    Backlog backlog(Instant now);

    /**
     * Keeps others from working out the portfolio until the transaction ends, and reads what is to be worked out.
     *
     * @param now never {@literal null}
     * @param limit how many agreements at most
     */
    Marks take(Instant now, int limit);

    /**
     * Keeps what has been worked out, and forgets the marks.
     *
     * @param reckoned never {@literal null}
     * @param marks what was taken, never {@literal null}
     */
    void keep(List<Reckoned> reckoned, Marks marks);

    /**
     * Lists agreements.
     *
     * @param query never {@literal null}
     * @param order never {@literal null}
     * @param after where the page begins, {@literal null} for the first
     * @param limit how many at most
     * @throws io.attain.problem.Problem if the place is none of that order
     */
    List<PortfolioEntry> list(PortfolioQuery query, Order order, @Nullable Place after, int limit);

    /**
     * Lists the parties of agreements.
     *
     * @param query never {@literal null}
     * @param limit how many at most
     * @return their names, each once, in alphabetical order
     */
    List<String> parties(PortfolioQuery query, int limit);

    /**
     * Returns the months of some agreements.
     *
     * @param references never {@literal null}
     * @param since the first month, never {@literal null}
     * @return by reference, in order
     */
    Map<String, List<MonthTally>> months(Collection<String> references, YearMonth since);

    /**
     * Adds up the months of agreements.
     *
     * @param query never {@literal null}
     * @param since the first month, never {@literal null}
     * @return in order, months without verdicts left out
     */
    List<MonthTally> trend(PortfolioQuery query, YearMonth since);

    /**
     * Adds up agreements by health and currency.
     *
     * @param query never {@literal null}
     */
    List<Sum> sums(PortfolioQuery query);

    /**
     * Some agreements together.
     *
     * @param health how they do
     * @param currency the code of their currency
     * @param agreements how many they are
     * @param atRisk what can be lost in the periods that run
     * @param accrued what is credited and can still be contested
     * @param due what is final and to be paid
     */
    record Sum(
            Health health, String currency, long agreements, BigDecimal atRisk, BigDecimal accrued, BigDecimal due) {}
}
