package io.attain.review.web;

import io.attain.access.Login;
import io.attain.agreement.AgreementVersion;
import io.attain.agreement.ContractDocument;
import io.attain.problem.Problem;
import io.attain.review.Amendments;
import io.attain.review.Occasion;
import io.attain.review.Renewals;
import io.attain.review.ReviewAccess;
import io.attain.review.ReviewPapers;
import io.attain.review.Reviews;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page of each review, and the forms on an agreement's page that ask for one, for a change, or give notice. */
@Controller
class ReviewPages {

    private final ReviewAccess access;
    private final Reviews reviews;
    private final ReviewPapers papers;
    private final Amendments amendments;
    private final Renewals renewals;
    private final MessageSource messages;

    ReviewPages(
            ReviewAccess access,
            Reviews reviews,
            ReviewPapers papers,
            Amendments amendments,
            Renewals renewals,
            MessageSource messages) {
        this.access = access;
        this.reviews = reviews;
        this.papers = papers;
        this.amendments = amendments;
        this.renewals = renewals;
        this.messages = messages;
    }

    @GetMapping("/agreements/{reference}/reviews/{ordinal}")
    String review(@PathVariable String reference, @PathVariable int ordinal, Model model, Locale locale) {
        model.addAttribute("version", access.read(reference));
        model.addAttribute("paper", papers.of(reviews.get(reference, ordinal), locale));
        model.addAttribute("contractLanguage", ContractDocument.language(locale).toLanguageTag());
        return "reviews/review";
    }

    @PostMapping("/agreements/{reference}/reviews")
    String raise(
            @PathVariable String reference,
            @RequestParam(defaultValue = "") String occasion,
            @RequestParam(defaultValue = "") String words,
            RedirectAttributes redirect,
            Locale locale) {
        access.raising(reference);
        return told(reference, Map.of("form", "review", "occasion", occasion, "words", words), redirect, () -> {
            reviews.raise(
                    reference,
                    Occasion.of(occasion),
                    words.strip(),
                    Login.current().name());
            return messages.getMessage("review.raise.done", null, locale);
        });
    }

    @PostMapping("/agreements/{reference}/amendments")
    String amend(
            @PathVariable String reference,
            @RequestParam(required = false) @Nullable LocalDate effective,
            @RequestParam(required = false) @Nullable LocalDate until,
            @RequestParam(defaultValue = "") String words,
            RedirectAttributes redirect,
            Locale locale) {
        access.owning(reference);
        Map<String, String> entered =
                Map.of("form", "amendment", "effective", text(effective), "until", text(until), "words", words);
        return told(reference, entered, redirect, () -> {
            AgreementVersion version = amendments.propose(
                    reference,
                    new Amendments.Proposal(words, null, effective, until),
                    Login.current().name());
            return messages.getMessage("amendment.done", new Object[] {version.version()}, locale);
        });
    }

    @PostMapping("/agreements/{reference}/notice")
    String notice(
            @PathVariable String reference,
            @RequestParam(defaultValue = "") String words,
            RedirectAttributes redirect,
            Locale locale) {
        access.owning(reference);
        return told(reference, Map.of("form", "notice", "words", words), redirect, () -> {
            renewals.giveNotice(reference, Login.current().name(), words.strip());
            return messages.getMessage("notice.done", null, locale);
        });
    }

    private static String text(@Nullable LocalDate day) {
        return day == null ? "" : day.toString();
    }

    /** Does something and leads back to the agreement, which says what came of it; what was refused is still in its form there. */
    private static String told(
            String reference, Map<String, String> entered, RedirectAttributes redirect, Supplier<String> action) {
        try {
            redirect.addFlashAttribute("done", action.get());
        } catch (Problem problem) {
            redirect.addFlashAttribute("problem", problem.detail());
            redirect.addFlashAttribute("refused", entered);
        }
        return "redirect:/agreements/" + reference;
    }
}
