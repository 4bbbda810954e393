package io.attain.portfolio.web;

import io.attain.agreement.Milestone;
import io.attain.portfolio.Health;
import io.attain.portfolio.Portfolio;
import io.attain.portfolio.PortfolioQuery;
import io.attain.portfolio.PortfolioQuery.Order;
import io.attain.portfolio.PortfolioQuery.Place;
import io.attain.terms.Agreement.Type;
import org.jspecify.annotations.Nullable;

/**
 * What a page, a file or JSON of the portfolio is asked for with.
 *
 * @param q words that are looked for, {@literal null} for none
 * @param status {@literal null} for any
 * @param type {@literal null} for any
 * @param health {@literal null} for any
 * @param party a party's name, {@literal null} for any
 * @param order {@literal null} for by reference
 * @param value with {@code after}, where the page begins
 * @param after the reference of the last line before the page, {@literal null} for the first page
 */
record PortfolioRequest(
        @Nullable String q,
        @Nullable Milestone status,
        @Nullable Type type,
        @Nullable Health health,
        @Nullable String party,
        @Nullable Order order,
        @Nullable String value,
        @Nullable String after) {

    PortfolioQuery query(Portfolio portfolio) {
        return portfolio.query(q, status, type, health, party);
    }

    Order ordered() {
        return order == null ? Order.REFERENCE : order;
    }

    @Nullable
    Place place() {
        return after == null ? null : new Place(value == null ? "" : value, after);
    }
}
