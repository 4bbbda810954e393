package io.attain.portfolio;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the portfolio keeps of an agreement.
 *
 * @param entry its line
 * @param months its last months, those without verdicts left out
 * @param readers the accounts that have a part in it
 * @param parties the names of its parties
 * @param searched the text by which it is found
 * @param lookAt when time alone changes the line, {@literal null} for never
 */
public record Reckoned(
        PortfolioEntry entry,
        List<MonthTally> months,
        Set<String> readers,
        Set<String> parties,
        String searched,
        @Nullable Instant lookAt) {

    /** Copies the collections. */
    public Reckoned {
        months = List.copyOf(months);
        readers = Set.copyOf(readers);
        parties = Set.copyOf(parties);
    }
}
