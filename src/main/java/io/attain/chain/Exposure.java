package io.attain.chain;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The money of the one in the middle: what it owes downstream for its own breaches, and what it recovers upstream for those of
 * the agreements that it rests on.
 *
 * @param currencies one for each currency in which something was booked
 * @param recoveredFrom the references of the agreements upstream whose books are counted
 * @param closed the references of those upstream whose books the reader may not see, or that are not here
 * @param shared the references of those upstream on which other agreements rest too; their credits are counted whole
 */
public record Exposure(
        List<Currency> currencies, List<String> recoveredFrom, List<String> closed, List<String> shared) {

    /** Copies the lists. */
    public Exposure {
        currencies = List.copyOf(currencies);
        recoveredFrom = List.copyOf(recoveredFrom);
        closed = List.copyOf(closed);
        shared = List.copyOf(shared);
    }

    /** To which side of the one in the middle something was booked. */
    enum Side {
        /** It owes. */
        OWED,
        /** It is owed. */
        RECOVERED
    }

    /**
     * What was booked.
     *
     * @param side whether it owes or is owed
     * @param month the month in which the period ends that is credited, or in which it was paid
     * @param currency the currency's code
     * @param credited what was credited, negative where it was taken back
     * @param accrued what that adds to the book of what can be contested
     * @param due what that adds to the book of what is to be paid
     * @param paid what that adds to the book of what is paid
     */
    record Movement(
            Side side,
            YearMonth month,
            String currency,
            BigDecimal credited,
            BigDecimal accrued,
            BigDecimal due,
            BigDecimal paid) {}

    /**
     * The books of one side.
     *
     * @param credited what has been credited altogether
     * @param accrued how much of that can still be contested
     * @param due how much of that is to be paid
     * @param paid how much of that is paid or set off
     */
    public record Books(
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal credited,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal accrued,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal due,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal paid) {

        private static Books of(List<Movement> movements, Side side) {
            Books books = new Books(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);
            for (Movement one : movements) {
                if (one.side() == side) {
                    books = new Books(
                            books.credited.add(one.credited()),
                            books.accrued.add(one.accrued()),
                            books.due.add(one.due()),
                            books.paid.add(one.paid()));
                }
            }
            return books;
        }
    }

    /**
     * A month.
     *
     * @param month which
     * @param owed what was credited downstream for periods that end in it
     * @param recovered what was credited upstream for periods that end in it
     * @param net what the one in the middle bears: owed less recovered, negative where it gains
     * @param netToDate the same with all months before
     * @param paidOut what it paid downstream in the month
     * @param paidIn what it was paid upstream in the month
     * @param cashToDate paid out less paid in, with all months before
     */
    public record Month(
            @JsonFormat(shape = JsonFormat.Shape.STRING) YearMonth month,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal owed,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal recovered,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal net,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal netToDate,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal paidOut,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal paidIn,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal cashToDate) {}

    /**
     * All in one currency; amounts in different ones are never added.
     *
     * @param currency its code
     * @param owed the books downstream
     * @param recovered the books upstream
     * @param net what the one in the middle bears altogether
     * @param months every month from the first to the last
     */
    public record Currency(
            String currency,
            Books owed,
            Books recovered,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal net,
            List<Month> months) {

        /** Copies the list. */
        public Currency {
            months = List.copyOf(months);
        }
    }

    /** Adds up what was booked, by currency and month. */
    static List<Currency> currencies(List<Movement> movements) {
        TreeSet<String> codes = new TreeSet<>();
        movements.forEach(it -> codes.add(it.currency()));
        return codes.stream()
                .map(code -> currency(
                        code,
                        movements.stream()
                                .filter(it -> it.currency().equals(code))
                                .toList()))
                .toList();
    }

    private static Currency currency(String code, List<Movement> movements) {
        TreeMap<YearMonth, List<Movement>> byMonth = new TreeMap<>();
        movements.forEach(it ->
                byMonth.computeIfAbsent(it.month(), month -> new ArrayList<>()).add(it));
        List<Month> months = new ArrayList<>();
        BigDecimal net = BigDecimal.ZERO;
        BigDecimal cash = BigDecimal.ZERO;
        for (YearMonth month = byMonth.firstKey(); !month.isAfter(byMonth.lastKey()); month = month.plusMonths(1)) {
            List<Movement> own = byMonth.getOrDefault(month, List.of());
            Books owed = Books.of(own, Side.OWED);
            Books recovered = Books.of(own, Side.RECOVERED);
            BigDecimal difference = owed.credited().subtract(recovered.credited());
            net = net.add(difference);
            cash = cash.add(owed.paid()).subtract(recovered.paid());
            months.add(new Month(
                    month,
                    owed.credited(),
                    recovered.credited(),
                    difference,
                    net,
                    owed.paid(),
                    recovered.paid(),
                    cash));
        }
        return new Currency(code, Books.of(movements, Side.OWED), Books.of(movements, Side.RECOVERED), net, months);
    }
}
