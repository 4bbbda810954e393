package io.attain.review.workflow;

import io.attain.agreement.AgreementVersion;
import io.attain.agreement.TermsInWords;
import io.attain.review.Review;
import io.attain.review.ReviewPaper;
import io.attain.review.ReviewPapers;
import io.attain.review.Reviews;
import io.attain.review.TerminationRight;
import io.attain.terms.Agreement.Role;
import io.attain.workflow.FormWords;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts together what the tasks of a review show: the core of its scorecard, and what the others say. */
@Component
class ReviewViews {

    private final ReviewPapers papers;
    private final Reviews reviews;
    private final MessageSource messages;

    ReviewViews(ReviewPapers papers, Reviews reviews, MessageSource messages) {
        this.messages = messages;
        this.papers = papers;
        this.reviews = reviews;
    }

    /**
     * What the forms show.
     *
     * @param reference the agreement's reference
     * @param title its title
     * @param ordinal the review's number among the agreement's
     * @param term the term in words
     * @param occasions why it is reviewed
     * @param objectives how each objective was attained
     * @param breaches breaches and their plans
     * @param money how the books stand, in one line
     * @param findings what the verdicts show about the terms
     * @param answers what the reviewers said
     * @param right by which right the customer could end the agreement, or that there is none
     * @param wish why the other side wants to end the agreement, empty where it does not
     * @param page where everything is, relative to the host
     */
    record View(
            String reference,
            String title,
            int ordinal,
            String term,
            List<Line> occasions,
            List<ObjectiveRow> objectives,
            List<BreachRow> breaches,
            String money,
            List<Line> findings,
            List<ReviewPaper.ActLine> answers,
            String right,
            String wish,
            String page) {}

    /** Something that is said. */
    record Line(String what, String words) {}

    /** How an objective was attained, in columns that a form in Tasklist is wide enough for: two lines in some of them. */
    record ObjectiveRow(String objective, String attained, String figures, String realism) {

        static ObjectiveRow of(ReviewPaper.ObjectiveLine line) {
            return new ObjectiveRow(
                    line.objective() + "\n" + line.promise(),
                    line.attainment() + " · " + line.trend() + "\n" + line.periods(),
                    line.figures(),
                    line.realism());
        }
    }

    /** A breach and its plan. */
    record BreachRow(String breach, String explanation, String plan) {

        static BreachRow of(ReviewPaper.BreachLine line) {
            return new BreachRow(
                    line.objective() + "\n" + line.period() + " · " + line.status(), line.explanation(), line.plan());
        }
    }

    View of(AgreementVersion version, Review review, Locale locale) {
        FormWords words = new FormWords(messages, locale);
        ReviewPaper paper = papers.of(review, locale);
        List<TerminationRight> rights = reviews.rights(version, Role.CUSTOMER);
        return new View(
                review.reference(),
                paper.title(),
                review.ordinal(),
                new TermsInWords(version.terms(), locale).term(),
                paper.occasions().stream()
                        .map(it -> new Line(it.what(), it.words()))
                        .toList(),
                paper.objectives().stream().map(ObjectiveRow::of).toList(),
                paper.breaches().stream().map(BreachRow::of).toList(),
                paper.money().isEmpty() ? words.say("form.review.noMoney") : String.join("; ", paper.money()),
                paper.findings().stream()
                        .map(it -> new Line(it.what(), it.words()))
                        .toList(),
                paper.acts(),
                rights.isEmpty()
                        ? words.say("form.review.noRight")
                        : words.say(
                                "form.review.right",
                                rights.stream()
                                        .map(it -> it.objective() + ", " + it.period() + ": " + it.because())
                                        .collect(Collectors.joining("; "))),
                paper.wish(),
                "/agreements/" + review.reference() + "/reviews/" + review.ordinal());
    }
}
