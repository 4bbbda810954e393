package io.attain.portfolio.web;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.attain.portfolio.NextDate;
import io.attain.portfolio.Portfolio;
import io.attain.portfolio.PortfolioEntry;
import io.attain.portfolio.PortfolioQuery.Place;
import io.attain.problem.Problem;
import io.attain.terms.CsvCell;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Agreements")
class PortfolioController {

    private static final int MOST = 500;
    private static final int AT_ONCE = 1000;

    private static final List<String> COLUMNS = List.of(
            "reference",
            "version",
            "title",
            "type",
            "providers",
            "customers",
            "status",
            "changing",
            "health",
            "next",
            "nextAt",
            "nextDay",
            "also",
            "alsoDay",
            "currency",
            "atRisk",
            "accrued",
            "due");

    /** What the columns are called for people, in the same order. */
    private static final List<String> HEADINGS = List.of(
            "agreement.reference",
            "portfolio.version",
            "agreement.title",
            "portfolio.type",
            "portfolio.providers",
            "portfolio.customers",
            "agreement.status",
            "portfolio.changing",
            "portfolio.health",
            "portfolio.next",
            "portfolio.next.at",
            "portfolio.next.day",
            "portfolio.also",
            "portfolio.also.day",
            "portfolio.currency",
            "portfolio.atRisk",
            "portfolio.accrued",
            "portfolio.due");

    /** Without it a spreadsheet reads other letters than were written. */
    private static final char BYTE_ORDER_MARK = '\ufeff';

    private final Portfolio portfolio;
    private final MessageSource messages;

    PortfolioController(Portfolio portfolio, MessageSource messages) {
        this.portfolio = portfolio;
        this.messages = messages;
    }

    /**
     * A page as JSON.
     *
     * @param agreements its lines
     * @param also what else is due beside what comes next, by reference; those where nothing is are left out
     * @param next where the next page begins, {@literal null} after the last
     */
    record Page(List<PortfolioEntry> agreements, Map<String, NextDate> also, @Nullable Place next) {}

    @Operation(
            summary = "Lists the agreements that the account may read with how they do, what comes next and the money",
            description =
                    "The next page begins at “next”: hand its value and reference on as the parameters value and after.")
    @GetMapping("/api/portfolio")
    Page page(@ParameterObject PortfolioRequest request, @RequestParam(defaultValue = "100") int limit) {
        if (limit < 1 || limit > MOST) {
            throw Problem.refused("A page has from 1 to " + MOST + " agreements; found limit=" + limit + ".");
        }
        Portfolio.Page page = portfolio.page(request.query(portfolio), request.ordered(), request.place(), limit);
        return new Page(page.entries(), portfolio.elseDue(page.entries()), page.next());
    }

    @Operation(
            summary = "Gives the same agreements, all of them, as CSV for a spreadsheet",
            description = "It begins with a byte order mark. With headings=true the columns are named in the reader's"
                    + " language, else as in JSON. “nextDay” is the day on which what comes next begins, or the last on"
                    + " which it can be done; “nextAt” the instant until which it can. “also” is what else is due.")
    @GetMapping("/api/portfolio.csv")
    void file(
            @ParameterObject PortfolioRequest request,
            @RequestParam(defaultValue = "false") boolean headings,
            HttpServletResponse response,
            @Parameter(hidden = true) Locale locale)
            throws IOException {
        List<String> columns = headings
                ? HEADINGS.stream()
                        .map(it -> messages.getMessage(it, null, locale))
                        .toList()
                : COLUMNS;
        Iterator<Portfolio.Page> pages = portfolio
                .pages(request.query(portfolio), request.ordered(), AT_ONCE)
                .iterator();
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("agreements.csv")
                        .build()
                        .toString());
        write(columns, pages, response.getWriter());
    }

    private void write(List<String> columns, Iterator<Portfolio.Page> pages, Writer out) throws IOException {
        out.write(BYTE_ORDER_MARK);
        CsvWriter csv = CsvWriter.builder().build(out);
        csv.writeRecord(columns);
        while (pages.hasNext()) {
            List<PortfolioEntry> entries = pages.next().entries();
            Map<String, NextDate> also = portfolio.elseDue(entries);
            entries.forEach(it -> csv.writeRecord(cells(it, also.get(it.reference()))));
        }
        csv.flush();
    }

    private static List<String> cells(PortfolioEntry entry, @Nullable NextDate also) {
        NextDate next = entry.next();
        return List.of(
                CsvCell.of(entry.reference()),
                String.valueOf(entry.version()),
                CsvCell.of(entry.title()),
                entry.type().name(),
                CsvCell.of(String.join("; ", entry.providers())),
                CsvCell.of(String.join("; ", entry.customers())),
                entry.status().name(),
                String.valueOf(entry.isChanging()),
                entry.health().name(),
                next == null ? "" : next.kind().name(),
                next == null
                        ? ""
                        : next.at().atZone(entry.zone()).toOffsetDateTime().toString(),
                next == null ? "" : next.day(entry.zone()).toString(),
                also == null ? "" : also.kind().name(),
                also == null ? "" : also.day(entry.zone()).toString(),
                entry.currency(),
                entry.atRisk().toPlainString(),
                entry.accrued().toPlainString(),
                entry.due().toPlainString());
    }
}
