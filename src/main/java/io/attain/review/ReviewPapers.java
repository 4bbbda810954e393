package io.attain.review;

import io.attain.agreement.AgreementRegister;
import io.attain.agreement.AgreementVersion;
import io.attain.agreement.PaperPdf;
import io.attain.agreement.TermsInWords;
import io.attain.credit.Ledger;
import io.attain.evaluation.TargetMeaning;
import io.attain.measurement.SeriesCatalogue;
import io.attain.measurement.SeriesRecord;
import io.attain.problem.EngineWords;
import io.attain.review.ReviewAct.Kind;
import io.attain.review.ReviewPaper.ActLine;
import io.attain.review.ReviewPaper.BreachLine;
import io.attain.review.ReviewPaper.Line;
import io.attain.review.ReviewPaper.ObjectiveLine;
import io.attain.review.Scorecard.Attainment;
import io.attain.review.Scorecard.Contested;
import io.attain.review.Scorecard.Excluded;
import io.attain.review.Scorecard.Missed;
import io.attain.terms.Agreement;
import io.attain.terms.Agreement.Role;
import io.attain.terms.Objective;
import java.math.BigDecimal;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** The readable scorecard of a review, as a page and on paper. */
@Service
public class ReviewPapers {

    private static final String TEMPLATE = "reviews/review-paper";
    private static final String NONE = "–";

    private final AgreementRegister register;
    private final ReviewRecord record;
    private final Reviews reviews;
    private final Scorecards scorecards;
    private final SeriesCatalogue series;
    private final MessageSource messages;
    private final ITemplateEngine templates;

    ReviewPapers(
            AgreementRegister register,
            ReviewRecord record,
            Reviews reviews,
            Scorecards scorecards,
            SeriesCatalogue series,
            MessageSource messages,
            ITemplateEngine templates) {
        this.register = register;
        this.record = record;
        this.reviews = reviews;
        this.scorecards = scorecards;
        this.series = series;
        this.messages = messages;
        this.templates = templates;
    }

    /**
     * Puts together what a review says.
     *
     * @param review never {@literal null}
     * @param locale what is read, never {@literal null}
     * @return never {@literal null}
     * @throws io.attain.problem.Problem if its scorecard has not been compiled yet
     */
    public ReviewPaper of(Review review, Locale locale) {
        Scorecard card = scorecards.of(review);
        Agreement terms = register.versions(review.reference()).stream()
                .filter(it -> it.version() == card.version())
                .map(AgreementVersion::terms)
                .findFirst()
                .orElseGet(() -> register.get(review.reference()).terms());
        TermsInWords words = new TermsInWords(terms, locale);
        Map<String, SeriesRecord> judged = series.find(
                terms.objectives().stream().map(Objective::series).distinct().toList());
        List<ReviewAct> acts = record.acts(review);
        return new ReviewPaper(
                review,
                terms,
                card.asOf(),
                words.parties(Role.PROVIDER),
                words.parties(Role.CUSTOMER),
                state(review, locale),
                reviews.decision(review).isEmpty(),
                record.triggers(review.reference()).stream()
                        .filter(it -> it.review() == review.number())
                        .map(it -> new Line(
                                say("review.occasion." + it.occasion(), locale),
                                EngineWords.reason(locale, it.words())))
                        .toList(),
                card.objectives().stream()
                        .flatMap(it -> line(terms, words, judged, it, locale).stream())
                        .toList(),
                card.breaches().stream().map(it -> line(terms, it, locale)).toList(),
                money(card, locale),
                card.disputes().stream().map(it -> line(it, locale)).toList(),
                card.exclusions().stream().map(it -> line(it, locale)).toList(),
                card.suggestions().stream()
                        .map(it -> new Line(
                                say("review.suggestion", locale, it.review(), it.account(), it.what()), it.why()))
                        .toList(),
                card.findings().stream()
                        .map(it -> new Line(say("review.finding." + it.kind(), locale), words(terms, it, locale)))
                        .toList(),
                acts.stream().map(it -> line(terms, it, locale)).toList(),
                acts.stream()
                        .filter(it -> it.kind() == Kind.CONSENT_WANTED)
                        .map(ReviewAct::words)
                        .findFirst()
                        .orElse(""));
    }

    /**
     * Says what a review came to, or that it is open.
     *
     * @param review never {@literal null}
     * @param locale what is read, never {@literal null}
     */
    public String state(Review review, Locale locale) {
        return reviews.decision(review).map(it -> said(it, locale)).orElseGet(() -> say("review.open", locale));
    }

    private List<ObjectiveLine> line(
            Agreement terms, TermsInWords words, Map<String, SeriesRecord> judged, Attainment it, Locale locale) {
        Objective objective = terms.objective(it.objective()).orElse(null);
        if (objective == null) {
            return List.of();
        }
        SeriesRecord record = judged.get(objective.series());
        TargetMeaning meaning = TargetMeaning.of(terms, objective, record == null ? null : record.definition());
        List<String> sentences = Stream.concat(Stream.of(meaning.sentence(locale)), meaning.warnings(locale).stream())
                .filter(sentence -> !sentence.isBlank())
                .toList();
        String figures =
                it.last() == null ? NONE : say("review.figures", locale, it.last(), or(it.worst()), or(it.best()));
        String mostly = it.mostly() == null ? "" : " " + say("review.mostly", locale, it.mostly());
        String report = it.report().isEmpty() ? "" : " · " + say("review.report", locale, it.report());
        return List.of(new ObjectiveLine(
                objective.name() + (it.scope().isEmpty() ? "" : " (" + it.scope() + ")") + report,
                words.promise(objective),
                say("review.periods", locale, it.met(), it.breached(), it.undetermined()),
                it.attainment() == null ? NONE : it.attainment() + "\u00a0%",
                say("review.trend." + it.trend(), locale),
                figures,
                say("review.realism." + it.realism(), locale) + mostly,
                sentences));
    }

    private static String or(@Nullable String figure) {
        return figure == null ? NONE : figure;
    }

    private BreachLine line(Agreement terms, Missed it, Locale locale) {
        String plan = it.planDate() == null ? it.plan() : it.plan() + " (" + it.planDate() + ")";
        return new BreachLine(
                it.escalation(),
                name(terms, it.objective()),
                it.period(),
                say("review.breach." + it.status(), locale),
                it.explanation(),
                plan);
    }

    private List<String> money(Scorecard card, Locale locale) {
        List<String> lines = new ArrayList<>();
        for (Ledger.Balance balance : card.money()) {
            lines.add(say(
                    "review.money",
                    locale,
                    balance.credited().toPlainString() + " " + balance.currency(),
                    balance.accrued().toPlainString(),
                    balance.due().toPlainString(),
                    balance.paid().toPlainString()));
        }
        BigDecimal earned = card.earnedBack();
        if (earned.signum() != 0) {
            lines.add(say("review.earnedBack", locale, earned.abs().toPlainString()));
        }
        return lines;
    }

    private String line(Contested it, Locale locale) {
        String outcome =
                it.outcome() == null ? say("review.running", locale) : say("dispute.outcome." + it.outcome(), locale);
        return say("review.dispute", locale, it.number(), it.period(), outcome);
    }

    private String line(Excluded it, Locale locale) {
        String outcome =
                it.outcome() == null ? say("review.running", locale) : say("exclusion.outcome." + it.outcome(), locale);
        return say("review.exclusion", locale, it.exclusion(), it.from(), it.until(), outcome);
    }

    private String words(Agreement terms, ReviewFindings.Finding finding, Locale locale) {
        String subject =
                name(terms, finding.subject()) + (finding.scope().isEmpty() ? "" : " (" + finding.scope() + ")");
        return say("review.finding.words", locale, subject, finding.since());
    }

    private ActLine line(Agreement terms, ReviewAct act, Locale locale) {
        return new ActLine(
                DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", locale)
                        .format(act.recordedAt().atZone(terms.zone())),
                act.account(),
                said(act, locale),
                act.words());
    }

    private String said(ReviewAct act, Locale locale) {
        return say("review.act." + act.kind(), locale) + (act.about().isEmpty() ? "" : ": " + act.about());
    }

    private static String name(Agreement terms, String subject) {
        return terms.objective(subject).map(Objective::name).orElse(subject);
    }

    private String say(String code, Locale locale, Object... values) {
        return messages.getMessage(code, values, locale);
    }

    /**
     * Shows a review as a page of its own, which needs nothing else.
     *
     * @param review never {@literal null}
     * @param locale what is read, never {@literal null}
     * @return well-formed XHTML
     * @throws io.attain.problem.Problem if its scorecard has not been compiled yet
     */
    public String html(Review review, Locale locale) {
        return templates.process(TEMPLATE, new Context(locale, Map.of("paper", of(review, locale))));
    }

    /**
     * Shows a review on paper.
     *
     * @param review never {@literal null}
     * @param locale what is read, never {@literal null}
     * @return a PDF with all its fonts
     * @throws io.attain.problem.Problem if its scorecard has not been compiled yet
     */
    public byte[] pdf(Review review, Locale locale) {
        return PaperPdf.of(html(review, locale));
    }
}
