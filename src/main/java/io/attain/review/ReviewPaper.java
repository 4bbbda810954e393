package io.attain.review;

import io.attain.terms.Agreement;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * What a review and its scorecard say, in the reader's language, for a page, paper and tasks alike.
 *
 * @param review the review
 * @param terms the terms that are reviewed
 * @param asOf when the scorecard was compiled
 * @param provider the providing parties
 * @param customer the receiving parties
 * @param state what the review came to, or that it is open
 * @param open whether it is
 * @param occasions why it is reviewed
 * @param objectives how each objective was attained
 * @param breaches breaches and their plans
 * @param money how the books stand, a line each
 * @param disputes what came of disputes, a line each
 * @param exclusions what came of claimed exclusions, a line each
 * @param suggestions what reviewers wished before
 * @param findings what the verdicts show about the terms
 * @param acts what was said and done
 * @param wish why a side wants to end the agreement, empty where none does
 */
public record ReviewPaper(
        Review review,
        Agreement terms,
        Instant asOf,
        String provider,
        String customer,
        String state,
        boolean open,
        List<Line> occasions,
        List<ObjectiveLine> objectives,
        List<BreachLine> breaches,
        List<String> money,
        List<String> disputes,
        List<String> exclusions,
        List<Line> suggestions,
        List<Line> findings,
        List<ActLine> acts,
        String wish) {

    /** Copies the lists. */
    public ReviewPaper {
        occasions = List.copyOf(occasions);
        objectives = List.copyOf(objectives);
        breaches = List.copyOf(breaches);
        money = List.copyOf(money);
        disputes = List.copyOf(disputes);
        exclusions = List.copyOf(exclusions);
        suggestions = List.copyOf(suggestions);
        findings = List.copyOf(findings);
        acts = List.copyOf(acts);
    }

    /** Returns the agreement's title. */
    public String title() {
        return terms.title();
    }

    /** Returns the agreement's zone, in which times are shown. */
    public ZoneId zone() {
        return terms.zone();
    }

    /** Something that is said. */
    public record Line(String what, String words) {}

    /**
     * How an objective was attained.
     *
     * @param objective its name, and the scope
     * @param promise the target in words
     * @param periods in how many periods it was met, missed, and undetermined
     * @param attainment the share in which it was met
     * @param trend where its figures go
     * @param figures the last figure, and from worst to best
     * @param realism how the target fits what was reached
     * @param meaning what the target leaves in time or in cases, and what the linter doubts about it; a line each
     */
    public record ObjectiveLine(
            String objective,
            String promise,
            String periods,
            String attainment,
            String trend,
            String figures,
            String realism,
            List<String> meaning) {}

    /** A breach, how far it has come, why it happened and what was to be done. */
    public record BreachLine(
            long number, String objective, String period, String status, String explanation, String plan) {}

    /** What somebody said or did. */
    public record ActLine(String when, String who, String what, String words) {}
}
