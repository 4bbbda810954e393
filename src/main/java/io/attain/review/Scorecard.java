package io.attain.review;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.attain.credit.Ledger;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the reviewers of an agreement decide on, as it was when their review began.
 *
 * @param reference the agreement's reference
 * @param version the number of the version that is reviewed
 * @param asOf when it was compiled
 * @param objectives one for each objective and scope that was judged, in the order of the terms
 * @param breaches breaches and their plans, the latest first
 * @param money how the books stand
 * @param earnedBack what good performance has won back, by currency as it is booked
 * @param disputes what came of disputes
 * @param exclusions what came of claimed exclusions
 * @param suggestions what reviewers wished to change before, and nobody has changed
 * @param findings what the verdicts show about the terms
 */
public record Scorecard(
        String reference,
        int version,
        Instant asOf,
        List<Attainment> objectives,
        List<Missed> breaches,
        List<Ledger.Balance> money,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal earnedBack,
        List<Contested> disputes,
        List<Excluded> exclusions,
        List<Suggestion> suggestions,
        List<ReviewFindings.Finding> findings) {

    /** Copies the lists. */
    public Scorecard {
        objectives = List.copyOf(objectives);
        breaches = List.copyOf(breaches);
        money = List.copyOf(money);
        disputes = List.copyOf(disputes);
        exclusions = List.copyOf(exclusions);
        suggestions = List.copyOf(suggestions);
        findings = List.copyOf(findings);
    }

    /** Where figures go. */
    public enum Trend {
        /** They get better. */
        IMPROVING,
        /** They stay about the same. */
        STEADY,
        /** They get worse. */
        WORSENING,
        /** There are too few to tell. */
        UNKNOWN
    }

    /** How a target fits what was reached so far. */
    public enum Realism {
        /** It is met with a wide margin nearly always. */
        EASY,
        /** It is met nearly always. */
        FITS,
        /** It is missed often. */
        HARD,
        /** There is too little to tell. */
        UNKNOWN
    }

    /**
     * How an objective was attained.
     *
     * @param objective its id
     * @param scope the scope's values, empty for the whole
     * @param met in how many periods it was met
     * @param breached in how many it was not
     * @param undetermined in how many nobody could tell
     * @param attainment the share of the periods that could be judged in which it was met, in percent with one decimal;
     *     {@literal null} where there are none
     * @param trend where its figures go
     * @param last the last figure, {@literal null} for none
     * @param best the best figure, {@literal null} for none
     * @param worst the worst figure, {@literal null} for none
     * @param mostly the figure that nine of ten periods reached, {@literal null} for none
     * @param realism how the target fits that
     * @param report the id of the report whose punctuality it judges, empty for none
     */
    public record Attainment(
            String objective,
            String scope,
            int met,
            int breached,
            int undetermined,
            @Nullable String attainment,
            Trend trend,
            @Nullable String last,
            @Nullable String best,
            @Nullable String worst,
            @Nullable String mostly,
            Realism realism,
            String report) {}

    /**
     * A breach that was escalated.
     *
     * @param escalation its number
     * @param objective the objective's id
     * @param period the period's short name
     * @param severity how severe it was, empty while that is assessed
     * @param status how far its escalation has come
     * @param explanation why it was missed, empty while nobody has said
     * @param plan what was to be done, empty for nothing
     * @param planDate by when, {@literal null} for nothing
     */
    public record Missed(
            long escalation,
            String objective,
            String period,
            String severity,
            String status,
            String explanation,
            String plan,
            @Nullable LocalDate planDate) {}

    /**
     * A dispute.
     *
     * @param number its number
     * @param period the period of the statement
     * @param claimant the name of the side that disputed it
     * @param outcome what came of it, {@literal null} while it goes on
     */
    public record Contested(long number, String period, String claimant, @Nullable String outcome) {}

    /**
     * A claimed exclusion.
     *
     * @param number its number
     * @param exclusion the exclusion's id in the terms
     * @param from from when time should not count, in the agreement's zone
     * @param until until when
     * @param outcome what came of it, {@literal null} while it is assessed
     */
    public record Excluded(long number, String exclusion, String from, String until, @Nullable String outcome) {}

    /**
     * What a reviewer wished to change.
     *
     * @param review the review's number among the agreement's
     * @param account who
     * @param what what should change
     * @param why why
     */
    public record Suggestion(int review, String account, String what, String why) {}
}
