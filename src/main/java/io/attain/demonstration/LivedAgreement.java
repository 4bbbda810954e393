package io.attain.demonstration;

import io.attain.agreement.Examples;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * An example agreement that has been in force for a year. It has a reference and series of its own, so that the same example can
 * still be drafted, and fed with the files that ship, beside it.
 *
 * @param example the example's name
 * @param reference its reference
 * @param zone its zone
 * @param series what is measured for it; what its reports measure is written when they are delivered
 */
public record LivedAgreement(String example, String reference, ZoneId zone, List<String> series) {

    /** All of them; those that others rest on come first. */
    public static final List<LivedAgreement> ALL = List.of(
            new LivedAgreement("paper-supply", "PAPER", ZoneId.of("America/New_York"), List.of("hudson.deliveries")),
            new LivedAgreement(
                    "it-operations",
                    "SHOP",
                    ZoneId.of("Europe/Berlin"),
                    List.of("nordwind.status", "nordwind.incidents", "nordwind.latency")),
            new LivedAgreement(
                    "qualified-leads",
                    "LEADS",
                    ZoneId.of("America/Chicago"),
                    List.of("campaign.leads", "campaign.acceptance", "desk.calls")),
            new LivedAgreement(
                    "closed-deals", "DEALS", ZoneId.of("Asia/Taipei"), List.of("desk.deals", "campaign.profiles")));

    /**
     * Returns the agreement as it was signed.
     *
     * @param examples where the example is, never {@literal null}
     * @param from the term's first day, never {@literal null}
     * @param until the first day after it, never {@literal null}
     * @return YAML, never {@literal null}
     */
    public String document(Examples examples, LocalDate from, LocalDate until) {
        return examples.document(example)
                .replaceFirst("(?m)^term: .*$", "term: {from: " + from + ", until: " + until + "}")
                .replaceFirst("(?m)^reference: .*$", "reference: " + reference)
                .replaceAll("agreement: LEADS-\\d+", "agreement: LEADS")
                .replaceAll("\\bpaper\\.(?=[a-z])", "hudson.")
                .replaceAll("\\bshop\\.(?=[a-z])", "nordwind.")
                .replaceAll("\\bmarketing\\.(?=[a-z])", "campaign.")
                .replaceAll("\\bsales\\.(?=[a-z])", "desk.");
    }
}
