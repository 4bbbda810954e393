package io.attain.portfolio;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.attain.agreement.Milestone;
import io.attain.terms.Agreement;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of the portfolio.
 *
 * @param reference the agreement's reference
 * @param version the number of the version that holds
 * @param title that version's title
 * @param type between supplier and customer, two departments, or several
 * @param providers the names of those who provide
 * @param customers the names of those who receive
 * @param zone the agreement's zone
 * @param status the last milestone that the version has reached
 * @param isChanging whether another version is negotiated
 * @param health how it does
 * @param next what comes next, {@literal null} where nothing does
 * @param currency the code of the currency of all amounts
 * @param atRisk what the provider can lose in the periods that run
 * @param accrued what is credited and can still be contested
 * @param due what is final and to be paid; negative where too much was paid
 */
public record PortfolioEntry(
        String reference,
        int version,
        String title,
        Agreement.Type type,
        List<String> providers,
        List<String> customers,
        ZoneId zone,
        Milestone status,
        boolean isChanging,
        Health health,
        @Nullable NextDate next,
        String currency,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal atRisk,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal accrued,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal due) {

    /** Copies the lists. */
    public PortfolioEntry {
        providers = List.copyOf(providers);
        customers = List.copyOf(customers);
    }
}
