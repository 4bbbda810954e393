package io.attain.review;

import io.attain.agreement.AgreementRegister;
import io.attain.agreement.AgreementVersion;
import io.attain.agreement.Milestone;
import io.attain.terms.Agreement.Renewal.Mode;
import io.attain.terms.Labels;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What an agreement's page says about its reviews and changes. */
@Component
public class ReviewSection {

    private final AgreementRegister register;
    private final ReviewAccess access;
    private final Reviews reviews;
    private final ReviewRecord record;
    private final ReviewPapers papers;
    private final Settling settling;
    private final MessageSource messages;
    private final Clock clock;

    ReviewSection(
            AgreementRegister register,
            ReviewAccess access,
            Reviews reviews,
            ReviewRecord record,
            ReviewPapers papers,
            Settling settling,
            MessageSource messages,
            Clock clock) {
        this.register = register;
        this.access = access;
        this.reviews = reviews;
        this.record = record;
        this.papers = papers;
        this.settling = settling;
        this.messages = messages;
        this.clock = clock;
    }

    /** A review in the list. */
    public record Line(int ordinal, Instant openedAt, String why, String state) {}

    /**
     * Puts together what the template {@code reviews/section} shows.
     *
     * @param version the version that holds, never {@literal null}
     * @param locale what is read, never {@literal null}
     * @return attributes by name; {@code reads} says whether there is anything to show
     */
    public Map<String, Object> of(AgreementVersion version, Locale locale) {
        Milestone status = register.status(version);
        boolean inForce = status == Milestone.IN_FORCE;
        Map<String, Object> model = new HashMap<>();
        if (!access.reads(version) || (!inForce && !status.isLast())) {
            model.put("reads", false);
            return model;
        }
        String reference = version.reference();
        AgreementVersion latest = register.latest(reference);
        boolean changes = latest.version() != version.version()
                && !register.status(latest).isLast();
        model.put("reads", true);
        model.put("reviews", lines(reference, locale));
        model.put("occasions", occasions(version));
        model.put("raisesReview", inForce && access.raises(version));
        model.put("proposesChange", inForce && !changes && access.owns(version));
        model.put(
                "openMatters",
                status == Milestone.EXPIRED || status == Milestone.TERMINATED
                        ? settling.open(reference).stream()
                                .map(it -> messages.getMessage("settling." + it, null, locale))
                                .collect(Collectors.joining(", "))
                        : "");
        if (changes) {
            model.put("change", latest);
            model.put("changeStatus", register.status(latest));
        }
        if (inForce) {
            reviews.next(version).ifPresent(it -> model.put("reviewsNext", it));
        }
        record.notice(reference, version.version()).ifPresent(it -> model.put("notice", it));
        Instant noticeUntil = ReviewSchedule.noticeUntil(version.terms());
        if (inForce
                && access.owns(version)
                && version.terms().renewal() != null
                && version.terms().renewal().mode() == Mode.AUTOMATIC
                && !model.containsKey("notice")
                && clock.instant().isBefore(noticeUntil)) {
            model.put("noticeUntil", noticeUntil);
        }
        return model;
    }

    private static List<Occasion> occasions(AgreementVersion version) {
        List<String> allowed = version.terms().review() == null
                ? List.of()
                : version.terms().review().triggers();
        return Occasion.triggers().stream()
                .filter(it -> allowed.isEmpty() || allowed.contains(Labels.of(it)))
                .toList();
    }

    private List<Line> lines(String reference, Locale locale) {
        List<Trigger> triggers = record.triggers(reference);
        List<Line> lines = record.of(reference).stream()
                .map(review -> new Line(
                        review.ordinal(),
                        review.openedAt(),
                        triggers.stream()
                                .filter(it -> it.review() == review.number())
                                .map(it -> messages.getMessage("review.occasion." + it.occasion(), null, locale))
                                .distinct()
                                .collect(Collectors.joining(", ")),
                        papers.state(review, locale)))
                .collect(Collectors.toCollection(ArrayList::new));
        Collections.reverse(lines);
        return lines;
    }
}
