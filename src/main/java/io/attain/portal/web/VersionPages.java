package io.attain.portal.web;

import io.attain.agreement.AgreementAccess;
import io.attain.agreement.AgreementRegister;
import io.attain.agreement.AgreementVersion;
import io.attain.agreement.DraftDocument;
import io.attain.agreement.Milestone;
import io.attain.review.Review;
import io.attain.review.ReviewAccess;
import io.attain.review.ReviewAct.Kind;
import io.attain.review.ReviewRecord;
import io.attain.terms.Difference;
import io.attain.terms.DifferenceWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The versions of an agreement, and what each changed. */
@Controller
class VersionPages {

    private final AgreementAccess access;
    private final AgreementRegister register;
    private final ReviewAccess reviewAccess;
    private final ReviewRecord reviews;

    VersionPages(AgreementAccess access, AgreementRegister register, ReviewAccess reviewAccess, ReviewRecord reviews) {
        this.access = access;
        this.register = register;
        this.reviewAccess = reviewAccess;
        this.reviews = reviews;
    }

    /**
     * A version on the page.
     *
     * @param version in its last revision
     * @param status the last milestone that it has reached
     * @param replaced whether it was in force until a later version took its place
     * @param changes what it changed of the version before it, in words; {@literal null} for the first
     */
    record Line(AgreementVersion version, Milestone status, boolean replaced, @Nullable List<String> changes) {}

    @GetMapping("/agreements/{reference}/versions")
    String versions(@PathVariable String reference, Model model, Locale locale) {
        AgreementVersion holds = access.read(reference);
        List<AgreementVersion> versions = register.versions(reference);
        List<Line> lines = new ArrayList<>();
        boolean isReplaced = false;
        for (int i = versions.size() - 1; i >= 0; i--) {
            AgreementVersion version = versions.get(i);
            boolean isInForce = register.status(version) == Milestone.IN_FORCE;
            lines.add(new Line(
                    version,
                    register.status(version),
                    isInForce && isReplaced,
                    i == 0 ? null : changes(versions.get(i - 1), version, locale)));
            isReplaced |= isInForce;
        }
        model.addAttribute("version", holds);
        model.addAttribute("lines", lines);
        model.addAttribute("reviews", reviewAccess.reads(holds) ? reviews(reference) : Map.of());
        return "agreements/versions";
    }

    /** Returns by version the ordinal of the review that led to it. */
    private Map<Integer, Integer> reviews(String reference) {
        Map<Long, Integer> ordinals =
                reviews.of(reference).stream().collect(Collectors.toMap(Review::number, Review::ordinal));
        return reviews.acts(reference).stream()
                .filter(it -> it.kind() == Kind.AMENDED || it.kind() == Kind.RENEWED)
                .collect(Collectors.toMap(
                        it -> Integer.valueOf(it.about()),
                        it -> Objects.requireNonNull(ordinals.get(it.review())),
                        (earlier, later) -> later));
    }

    private static List<String> changes(AgreementVersion before, AgreementVersion version, Locale locale) {
        Difference difference =
                Difference.between(DraftDocument.source(before.document()), DraftDocument.source(version.document()));
        DifferenceWords words = new DifferenceWords(difference, locale);
        return difference.changes().stream().map(words::of).toList();
    }
}
