package io.attain.dispute;

import io.attain.credit.Grounds;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody claims against a statement.
 *
 * @param statement the number of the close that the statement was made in, {@literal null} for the last one of the period
 * @param period the period's short name, {@literal null} where the statement is named
 * @param verdicts the numbers of the verdicts that are wrong; {@literal null} or empty for all that cost something, or all of the
 *     period where none does
 * @param grounds why, {@literal null} is refused
 * @param claimed what the credits of those verdicts should come to together, {@literal null} where that follows from corrected
 *     data or an exclusion
 * @param exclusion the id of an exclusion of the terms that should apply, {@literal null} for none
 * @param from when it should begin to apply, in local time of the agreement's zone, {@literal null} for none
 * @param until when it should end to apply, {@literal null} for none
 * @param words what is wrong, {@literal null} is refused
 */
public record Claim(
        @Nullable Long statement,
        @Nullable String period,
        @Nullable List<Long> verdicts,
        @Nullable Grounds grounds,
        @Nullable BigDecimal claimed,
        @Nullable String exclusion,
        @Nullable LocalDateTime from,
        @Nullable LocalDateTime until,
        @Nullable String words) {}
