package io.attain.demonstration.workflow;

import io.attain.agreement.Examples;
import io.attain.demonstration.LivedAgreement;
import io.attain.demonstration.LivedYears;
import io.attain.dispute.ExclusionClaims;
import io.attain.negotiation.Negotiations;
import io.attain.review.Occasion;
import io.attain.review.Reviews;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What somebody begins of their own accord in that time. */
@Component
@Profile("demo")
class DemonstrationStories {

    private static final String PROVIDER = "provider-owner";
    private static final String CUSTOMER = "customer-owner";

    /** So long ago that what is not signed is with the superiors by now. */
    private static final int DAYS_OF_LATE_SIGNATURES = 34;
    /** So long ago that drafts are with the counsels by now. */
    private static final int DAYS_OF_DRAFTS = 16;

    private final ExclusionClaims claims;
    private final Negotiations negotiations;
    private final Reviews reviews;
    private final Examples examples;

    DemonstrationStories(ExclusionClaims claims, Negotiations negotiations, Reviews reviews, Examples examples) {
        this.examples = examples;
        this.claims = claims;
        this.negotiations = negotiations;
        this.reviews = reviews;
    }

    /** Begins what begins from a day on, and before the next on which somebody looks. */
    void act(LivedYears years, LocalDate day, LocalDate next) {
        if (isIn(years.flood().toLocalDate().plusDays(1), day, next)) {
            claim(
                    "SHOP",
                    years.flood(),
                    years.flood().plusHours(8),
                    List.of("availability"),
                    "The street before the data centre was flooded and closed by the fire brigade.");
        }
        if (isIn(years.today().minusDays(DAYS_OF_LATE_SIGNATURES), day, next)) {
            propose("CLEANING", "Cleaning of the north building", CUSTOMER, years);
        }
        if (isIn(years.today().minusDays(DAYS_OF_DRAFTS), day, next)) {
            propose("COURIER", "Courier between the buildings", PROVIDER, years);
            propose("ARCHIVE", "Keeping of old files", CUSTOMER, years);
        }
        if (isIn(years.today().minusDays(3), day, next)) {
            reviews.raise("SHOP", Occasion.WORKLOAD, "The winter campaign doubles the usual traffic.", CUSTOMER);
        }
        if (isIn(years.today().minusDays(2), day, next)) {
            LocalDateTime storm = years.today().minusDays(4).atTime(6, 0);
            claim("PAPER", storm, storm.plusHours(12), List.of("on-time"), "A storm closed the bridge.");
        }
    }

    private static boolean isIn(LocalDate wanted, LocalDate day, LocalDate next) {
        return !wanted.isBefore(day) && wanted.isBefore(next);
    }

    private void claim(
            String reference, LocalDateTime from, LocalDateTime until, List<String> objectives, String words) {
        claims.make(
                reference, new ExclusionClaims.Wanted("force-majeure", from, until, objectives, null, words), PROVIDER);
    }

    /** Like the supply of paper, with the same people. */
    private void propose(String reference, String title, String actor, LivedYears years) {
        LocalDate from = years.today().plusMonths(1).withDayOfMonth(1);
        String document = new LivedAgreement("paper-supply", reference, ZoneOffset.UTC, List.of())
                .document(examples, from, from.plusYears(1))
                .replaceFirst("(?m)^title: .*$", "title: " + title);
        negotiations.propose(document, actor);
    }
}
