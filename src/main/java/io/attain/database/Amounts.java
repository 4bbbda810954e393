package io.attain.database;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Currency;

/** Amounts of money in columns, which have more decimals than any currency. */
public final class Amounts {

    private Amounts() {}

    /**
     * Reads an amount.
     *
     * @param row one with a column {@code currency}, never {@literal null}
     * @param column the amount's, which is never {@literal null}
     * @return with as many decimals as its currency has
     * @throws SQLException if there is no such column
     * @throws ArithmeticException if the column has more
     */
    public static BigDecimal amount(ResultSet row, String column) throws SQLException {
        return inMinorUnits(row.getBigDecimal(column), row.getString("currency"));
    }

    /**
     * Gives an amount as many decimals as its currency has.
     *
     * @param amount never {@literal null}
     * @param currency the currency's code, never {@literal null}
     * @throws ArithmeticException if it has more
     */
    public static BigDecimal inMinorUnits(BigDecimal amount, String currency) {
        return amount.setScale(Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits()));
    }
}
