package io.attain.commandline;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.attain.evaluation.BacktestResult;
import io.attain.evaluation.Credit;
import io.attain.evaluation.Figure;
import io.attain.evaluation.Verdict;
import io.attain.terms.CsvCell;
import io.attain.terms.Labels;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.stream.Collectors;

/** A back-test as a table for spreadsheets: a row a verdict. What came from outside is never taken for a formula. */
final class BacktestCsv {

    private BacktestCsv() {}

    static void print(PrintWriter out, BacktestResult result) {
        CsvWriter writer = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out);
        writer.writeRecord(
                "agreement",
                "version",
                "objective",
                "scope",
                "period",
                "start",
                "end",
                "counted",
                "good",
                "excluded",
                "figure",
                "exact",
                "target",
                "bound",
                "unit",
                "verdict",
                "reason",
                "credit",
                "currency",
                "derivation",
                "consequences");
        for (Verdict verdict : result.verdicts()) {
            Credit credit = verdict.credit();
            Figure figure = verdict.figure();
            String unit = verdict.target().unit();
            writer.writeRecord(
                    CsvCell.of(result.agreement()),
                    String.valueOf(verdict.version()),
                    CsvCell.of(verdict.objective()),
                    CsvCell.of(BacktestTable.scope(verdict.scope())),
                    verdict.period().label(),
                    Times.iso(verdict.period().startInstant(), verdict.period().zone()),
                    Times.iso(verdict.period().endInstant(), verdict.period().zone()),
                    verdict.counted().toPlainString(),
                    verdict.good() == null ? "" : verdict.good().toPlainString(),
                    verdict.excluded().toPlainString(),
                    figure == null ? "" : figure.display(),
                    figure == null ? "" : figure.exact(),
                    verdict.target().atMost() ? "atMost" : "atLeast",
                    verdict.target().bound().toPlainString(),
                    unit == null ? "" : CsvCell.of(unit),
                    verdict.outcome().name(),
                    verdict.reason() == null ? "" : verdict.reason().name(),
                    credit == null ? "" : credit.amount().toPlainString(),
                    credit == null ? "" : credit.currency().getCurrencyCode(),
                    verdict.derivation().hash(),
                    verdict.consequences().stream()
                            .map(it -> Labels.of(it.then()))
                            .collect(Collectors.joining(" ")));
        }
        try {
            writer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
