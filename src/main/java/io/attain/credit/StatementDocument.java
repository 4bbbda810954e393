package io.attain.credit;

import io.attain.agreement.AgreementRegister;
import io.attain.agreement.AgreementVersion;
import io.attain.agreement.PaperPdf;
import io.attain.problem.Problem;
import io.attain.terms.Agreement;
import io.attain.terms.Agreement.Silence;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** The readable statement of a closed period, as a page and on paper. */
@Service
public class StatementDocument {

    private static final String TEMPLATE = "credit/statement-paper";

    private final AgreementRegister register;
    private final PeriodCloses closes;
    private final StatementAnswers answers;
    private final StatementAnswering answering;
    private final Ledger ledger;
    private final ITemplateEngine templates;

    StatementDocument(
            AgreementRegister register,
            PeriodCloses closes,
            StatementAnswers answers,
            StatementAnswering answering,
            Ledger ledger,
            ITemplateEngine templates) {
        this.register = register;
        this.closes = closes;
        this.answers = answers;
        this.answering = answering;
        this.ledger = ledger;
        this.templates = templates;
    }

    /**
     * Puts together what a statement says.
     *
     * @param reference the agreement's reference, never {@literal null}
     * @param close the number of the close that the statement was made in
     * @param locale what is read, never {@literal null}
     * @return never {@literal null}
     * @throws Problem if the agreement has no such statement
     */
    public StatementPaper of(String reference, long close, Locale locale) {
        Statement statement = closes.statement(close)
                .filter(it -> it.reference().equals(reference))
                .orElseThrow(() -> Problem.unknown(reference + " has no statement " + close + "."));
        Close closed = closes.get(close);
        List<Statement> all = closes.statements(closed);
        int place = all.stream().map(Statement::close).toList().indexOf(close);
        return StatementPaper.of(
                terms(statement),
                statement,
                answers.of(close),
                ledger.ofClose(close),
                silence(statement),
                statement.status() == Statement.Status.SETTLED ? answering.silent(closed) : List.of(),
                all.subList(0, place).stream()
                        .map(it -> new StatementPaper.Earlier(it, answers.of(it.close())))
                        .toList(),
                all.subList(place + 1, all.size()),
                locale);
    }

    /** The terms that judged; the latest where the statement has no verdict. */
    private Agreement terms(Statement statement) {
        int version = statement.verdicts().stream()
                .mapToInt(it -> it.path("version").asInt())
                .max()
                .orElse(0);
        return register.versions(statement.reference()).stream()
                .filter(it -> it.version() == version)
                .findFirst()
                .map(AgreementVersion::terms)
                .orElseGet(() -> register.get(statement.reference()).terms());
    }

    private StatementPaper.Silence silence(Statement statement) {
        if (answering.isLateAdjustment(statement)) {
            return StatementPaper.Silence.BOTH_ACCEPT;
        }
        return StatementTerms.silence(register.get(statement.reference()).terms()) == Silence.ACCEPTED
                ? StatementPaper.Silence.ACCEPTS
                : StatementPaper.Silence.REJECTS;
    }

    /**
     * Shows a statement as a page of its own, which needs nothing else.
     *
     * @param reference the agreement's reference, never {@literal null}
     * @param close the number of the close that the statement was made in
     * @param locale what is read, never {@literal null}
     * @return well-formed XHTML
     * @throws Problem if the agreement has no such statement
     */
    public String html(String reference, long close, Locale locale) {
        return templates.process(TEMPLATE, new Context(locale, Map.of("paper", of(reference, close, locale))));
    }

    /**
     * Shows a statement on paper.
     *
     * @param reference the agreement's reference, never {@literal null}
     * @param close the number of the close that the statement was made in
     * @param locale what is read, never {@literal null}
     * @return a PDF with all its fonts
     * @throws Problem if the agreement has no such statement
     */
    public byte[] pdf(String reference, long close, Locale locale) {
        return PaperPdf.of(html(reference, close, locale));
    }
}
