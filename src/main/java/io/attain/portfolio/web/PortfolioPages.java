package io.attain.portfolio.web;

import io.attain.agreement.Milestone;
import io.attain.portfolio.Health;
import io.attain.portfolio.MonthTally;
import io.attain.portfolio.NextDate;
import io.attain.portfolio.Portfolio;
import io.attain.portfolio.PortfolioEntry;
import io.attain.portfolio.PortfolioQuery;
import io.attain.portfolio.PortfolioQuery.Order;
import io.attain.terms.Agreement;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Clock;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page: all agreements that the account may read. */
@Controller
class PortfolioPages {

    private static final int PAGE = 50;

    private final Portfolio portfolio;

    private final Clock clock;

    private final MessageSource messages;

    PortfolioPages(Portfolio portfolio, Clock clock, MessageSource messages) {
        this.portfolio = portfolio;
        this.clock = clock;
        this.messages = messages;
    }

    /**
     * A month of an agreement.
     *
     * @param month which
     * @param health the worst of its verdicts
     * @param isJudged whether it has any
     * @param words what they are
     */
    record Cell(YearMonth month, Health health, boolean isJudged, String words) {}

    /**
     * An agreement on the page.
     *
     * @param entry how it stands
     * @param cells its months, one for each of the page's
     * @param nextDay when what comes next comes, in the agreement's zone and the reader's way; empty where nothing does
     * @param isOverdue whether that is over
     * @param other what else is due, {@literal null} for nothing
     * @param atRisk the amount with its currency in the reader's way, empty for nothing; so are the others
     * @param accrued what is credited and can still be contested
     * @param due what is final and to be paid
     */
    record Line(
            PortfolioEntry entry,
            List<Cell> cells,
            String nextDay,
            boolean isOverdue,
            @Nullable Other other,
            String atRisk,
            String accrued,
            String due) {}

    /**
     * Something that is due beside what comes next.
     *
     * @param kind what it is
     * @param day as that of a line
     * @param isOverdue whether that is over
     */
    record Other(NextDate.Kind kind, String day, boolean isOverdue) {}

    /**
     * Money of several agreements in the reader's way.
     *
     * @param currency the currency's code
     * @param atRisk what can be lost in the periods that run
     * @param accrued what is credited and can still be contested
     * @param due what is final and to be paid
     */
    record SumLine(String currency, String atRisk, String accrued, String due) {}

    @GetMapping("/agreements")
    String list(PortfolioRequest request, Model model, Locale locale) {
        PortfolioQuery query = request.query(portfolio);
        Portfolio.Page page = portfolio.page(query, request.ordered(), request.place(), PAGE);
        List<YearMonth> months = portfolio.months();
        Map<String, NextDate> others = portfolio.elseDue(page.entries());
        model.addAttribute("asked", request);
        model.addAttribute("order", request.ordered());
        model.addAttribute("months", months);
        model.addAttribute(
                "lines",
                page.entries().stream()
                        .map(it -> line(
                                it,
                                page.months().getOrDefault(it.reference(), List.of()),
                                others.get(it.reference()),
                                locale))
                        .toList());
        model.addAttribute("next", page.next());
        Portfolio.Summary summary = portfolio.summary(query);
        model.addAttribute("summary", summary);
        model.addAttribute(
                "sums",
                summary.byCurrency().entrySet().stream()
                        .map(it -> new SumLine(
                                it.getKey(),
                                amount(it.getValue().atRisk(), locale),
                                amount(it.getValue().accrued(), locale),
                                amount(it.getValue().due(), locale)))
                        .toList());
        model.addAttribute("trend", TrendChart.of(every(summary.trend(), months), it -> words(it, locale)));
        model.addAttribute("parties", portfolio.parties(request.party()));
        model.addAttribute("area", portfolio.area().orElse(null));
        model.addAttribute("statuses", Milestone.values());
        model.addAttribute("types", Agreement.Type.values());
        model.addAttribute("healths", Health.values());
        model.addAttribute("orders", Order.values());
        return "portfolio/list";
    }

    private Line line(PortfolioEntry entry, List<MonthTally> tallies, @Nullable NextDate other, Locale locale) {
        NextDate next = entry.next();
        return new Line(
                entry,
                every(tallies, portfolio.months()).stream()
                        .map(month -> new Cell(month.month(), month.worst(), month.all() > 0, words(month, locale)))
                        .toList(),
                next == null ? "" : day(next, entry, locale),
                next != null && next.isOverdueAt(clock.instant()),
                other == null
                        ? null
                        : new Other(other.kind(), day(other, entry, locale), other.isOverdueAt(clock.instant())),
                money(entry.atRisk(), entry.currency(), locale),
                money(entry.accrued(), entry.currency(), locale),
                money(entry.due(), entry.currency(), locale));
    }

    private static String money(BigDecimal amount, String currency, Locale locale) {
        return amount.signum() == 0 ? "" : amount(amount, locale) + " " + currency;
    }

    private static String amount(BigDecimal amount, Locale locale) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMinimumFractionDigits(amount.scale());
        format.setMaximumFractionDigits(amount.scale());
        return format.format(amount);
    }

    private String words(MonthTally month, Locale locale) {
        String code = month.all() == 0 ? "portfolio.month.none" : "portfolio.month";
        Object[] values = {month.month().toString(), month.met(), month.breached(), month.undetermined()};
        return messages.getMessage(code, values, locale);
    }

    private static List<MonthTally> every(List<MonthTally> tallies, List<YearMonth> months) {
        Map<YearMonth, MonthTally> byMonth =
                tallies.stream().collect(Collectors.toMap(MonthTally::month, Function.identity()));
        return months.stream()
                .map(it -> byMonth.getOrDefault(it, new MonthTally(it, 0, 0, 0)))
                .toList();
    }

    private static String day(NextDate date, PortfolioEntry entry, Locale locale) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(locale)
                .format(date.day(entry.zone()));
    }
}
