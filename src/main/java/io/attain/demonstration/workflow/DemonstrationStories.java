package io.attain.demonstration.workflow;

import io.attain.demonstration.LivedYears;
import io.attain.dispute.ExclusionClaims;
import io.attain.negotiation.AgreementRequest;
import io.attain.negotiation.Negotiations;
import io.attain.review.Occasion;
import io.attain.review.Reviews;
import io.attain.terms.Agreement.Role;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What somebody begins of their own accord in that time. */
@Component
@Profile("demo")
class DemonstrationStories {

    private static final String PROVIDER = "provider-owner";
    private static final String CUSTOMER = "customer-owner";

    private final ExclusionClaims claims;
    private final Negotiations negotiations;
    private final Reviews reviews;

    DemonstrationStories(ExclusionClaims claims, Negotiations negotiations, Reviews reviews) {
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
        if (isIn(years.today().minusDays(20), day, next)) {
            request("CLEANING", "Cleaning of the north building", Role.CUSTOMER, CUSTOMER, PROVIDER, years);
        }
        if (isIn(years.today().minusDays(9), day, next)) {
            request("COURIER", "Courier between the buildings", Role.CUSTOMER, CUSTOMER, PROVIDER, years);
            request("ARCHIVE", "Keeping of old files", Role.PROVIDER, PROVIDER, CUSTOMER, years);
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

    private void request(
            String reference, String title, Role side, String actor, String counterpart, LivedYears years) {
        LocalDate from = years.today().plusMonths(1).withDayOfMonth(1);
        negotiations.request(
                new AgreementRequest(
                        reference, title, "paper-supply", side, counterpart, from, from.plusYears(1), "", List.of()),
                actor);
    }
}
