package io.attain.portfolio.web;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.attain.portfolio.NextDate;
import io.attain.portfolio.Portfolio;
import io.attain.portfolio.PortfolioEntry;
import io.attain.portfolio.PortfolioQuery.Place;
import io.attain.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
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

    /** With what a spreadsheet takes a text for a formula. */
    private static final String FORMULAS = "=+-@\t\r";

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
            "currency",
            "atRisk",
            "accrued",
            "due");

    private final Portfolio portfolio;

    PortfolioController(Portfolio portfolio) {
        this.portfolio = portfolio;
    }

    /**
     * A page as JSON.
     *
     * @param agreements its lines
     * @param next where the next page begins, {@literal null} after the last
     */
    record Page(List<PortfolioEntry> agreements, @Nullable Place next) {}

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
        return new Page(page.entries(), page.next());
    }

    @Operation(summary = "Gives the same agreements, all of them, as CSV for a spreadsheet")
    @GetMapping("/api/portfolio.csv")
    void file(@ParameterObject PortfolioRequest request, HttpServletResponse response) throws IOException {
        Iterator<PortfolioEntry> entries = portfolio
                .all(request.query(portfolio), request.ordered(), AT_ONCE)
                .iterator();
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("agreements.csv")
                        .build()
                        .toString());
        write(entries, response.getWriter());
    }

    private static void write(Iterator<PortfolioEntry> entries, Writer out) throws IOException {
        CsvWriter csv = CsvWriter.builder().build(out);
        csv.writeRecord(COLUMNS);
        while (entries.hasNext()) {
            csv.writeRecord(cells(entries.next()));
        }
        csv.flush();
    }

    private static List<String> cells(PortfolioEntry entry) {
        NextDate next = entry.next();
        return List.of(
                text(entry.reference()),
                String.valueOf(entry.version()),
                text(entry.title()),
                entry.type().name(),
                text(String.join("; ", entry.providers())),
                text(String.join("; ", entry.customers())),
                entry.status().name(),
                String.valueOf(entry.isChanging()),
                entry.health().name(),
                next == null ? "" : next.kind().name(),
                next == null
                        ? ""
                        : next.at().atZone(entry.zone()).toOffsetDateTime().toString(),
                entry.currency(),
                entry.atRisk().toPlainString(),
                entry.accrued().toPlainString(),
                entry.due().toPlainString());
    }

    /** What people wrote stays a text in a spreadsheet, whatever it begins with. */
    private static String text(String written) {
        return !written.isEmpty() && FORMULAS.indexOf(written.charAt(0)) >= 0 ? "'" + written : written;
    }
}
