package io.attain.review.web;

import io.attain.access.Login;
import io.attain.agreement.AgreementVersion;
import io.attain.agreement.DocumentForm;
import io.attain.review.Amendments;
import io.attain.review.Notice;
import io.attain.review.Occasion;
import io.attain.review.Renewals;
import io.attain.review.Review;
import io.attain.review.ReviewAccess;
import io.attain.review.ReviewAct;
import io.attain.review.ReviewPapers;
import io.attain.review.ReviewRecord;
import io.attain.review.Reviews;
import io.attain.review.Scorecard;
import io.attain.review.Scorecards;
import io.attain.review.Trigger;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriUtils;

@RestController
@RequestMapping("/api/agreements/{reference}")
@Tag(name = "Reviews")
class ReviewController {

    private final ReviewAccess access;
    private final Reviews reviews;
    private final ReviewRecord record;
    private final Scorecards scorecards;
    private final ReviewPapers papers;
    private final Amendments amendments;
    private final Renewals renewals;

    ReviewController(
            ReviewAccess access,
            Reviews reviews,
            ReviewRecord record,
            Scorecards scorecards,
            ReviewPapers papers,
            Amendments amendments,
            Renewals renewals) {
        this.access = access;
        this.reviews = reviews;
        this.record = record;
        this.scorecards = scorecards;
        this.papers = papers;
        this.amendments = amendments;
        this.renewals = renewals;
    }

    record Wanted(@Nullable String occasion, @Nullable String words) {}

    /** A review, why it is held, and what it came to, {@literal null} while it is open. */
    record ReviewSummary(Review review, List<Trigger> triggers, ReviewAct.@Nullable Kind outcome) {}

    record ReviewDetail(
            Review review,
            List<Trigger> triggers,
            ReviewAct.@Nullable Kind outcome,
            List<ReviewAct> acts,
            Scorecard scorecard) {}

    record Proposed(String reference, int version, String hash, String status) {}

    record NoticeWords(@Nullable String words) {}

    @Operation(
            summary = "Asks for a review, because something has changed",
            description =
                    "For those who have the duty “owner” or “reviewer” for a party. “occasion” is need, technology, workload or measurement, as far as"
                            + " the terms provide for it. Where a review is open already, it is told: the answer is then 200 instead of 201.")
    @PostMapping("/reviews")
    ResponseEntity<ReviewSummary> raise(@PathVariable String reference, @RequestBody Wanted wanted) {
        access.raising(reference);
        boolean open = reviews.open(reference).isPresent();
        Review review = reviews.raise(
                reference,
                Occasion.of(wanted.occasion()),
                text(wanted.words()),
                Login.current().name());
        URI place = URI.create(
                "/api/agreements/" + UriUtils.encodePathSegment(reference, "UTF-8") + "/reviews/" + review.ordinal());
        return (open ? ResponseEntity.ok().location(place) : ResponseEntity.created(place)).body(summary(review));
    }

    @Operation(summary = "Lists the reviews of an agreement, as they were opened")
    @GetMapping("/reviews")
    List<ReviewSummary> list(@PathVariable String reference) {
        access.read(reference);
        return record.of(reference).stream().map(this::summary).toList();
    }

    @Operation(summary = "A review: its scorecard, and what was said and done")
    @GetMapping("/reviews/{ordinal}")
    ReviewDetail get(@PathVariable String reference, @PathVariable int ordinal) {
        access.read(reference);
        Review review = reviews.get(reference, ordinal);
        ReviewSummary summary = summary(review);
        return new ReviewDetail(
                review, summary.triggers(), summary.outcome(), record.acts(review), scorecards.of(review));
    }

    private ReviewSummary summary(Review review) {
        return new ReviewSummary(
                review,
                record.triggers(review.reference()).stream()
                        .filter(it -> it.review() == review.number())
                        .toList(),
                reviews.decision(review).map(ReviewAct::kind).orElse(null));
    }

    @Operation(summary = "A review to be read, as a page or on paper")
    @ApiResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = MediaType.TEXT_HTML_VALUE),
                @Content(mediaType = MediaType.APPLICATION_PDF_VALUE)
            })
    @GetMapping("/reviews/{ordinal}/document")
    ResponseEntity<byte[]> document(
            @PathVariable String reference,
            @PathVariable int ordinal,
            @Parameter(description = "html or pdf") @RequestParam(defaultValue = "html") String format,
            @Parameter(description = "en or zh-TW; goes before the request's languages")
                    @RequestParam(required = false)
                    @Nullable
                    String lang,
            HttpServletRequest request) {
        access.read(reference);
        Review review = reviews.get(reference, ordinal);
        Locale locale = DocumentForm.language(lang, Collections.list(request.getLocales()));
        DocumentForm form = DocumentForm.of(format, DocumentForm.HTML, DocumentForm.PDF);
        byte[] content = form == DocumentForm.PDF
                ? papers.pdf(review, locale)
                : papers.html(review, locale).getBytes(StandardCharsets.UTF_8);
        return form.answer(locale, reference + "-review-" + ordinal).body(content);
    }

    @Operation(
            summary = "Proposes a change of an agreement in force, or its renewal",
            description =
                    "For those who have the duty “owner” for the customer or the provider. With “document”, the whole next version as YAML or JSON;"
                            + " without, the draft begins with the terms in force: for a change from “effective” on (by default the first of next month),"
                            + " or, with “until”, for a next term until that day. It is drafted and signed as every agreement, and takes effect"
                            + " on its day; running periods keep their terms.")
    @PostMapping("/amendments")
    ResponseEntity<Proposed> amend(@PathVariable String reference, @RequestBody Amendments.Proposal proposal) {
        access.owning(reference);
        AgreementVersion version =
                amendments.propose(reference, proposal, Login.current().name());
        URI place = URI.create("/api/agreements/" + UriUtils.encodePathSegment(reference, "UTF-8")
                + "/document?version=" + version.version());
        return ResponseEntity.created(place)
                .body(new Proposed(reference, version.version(), version.hash(), "DRAFTED"));
    }

    @Operation(
            summary = "Gives notice that an agreement which would go on by itself ends with its term",
            description =
                    "For those who have the duty “owner” for the customer or the provider, as long before the end as"
                            + " the terms say.")
    @PostMapping("/notice")
    @ResponseStatus(HttpStatus.CREATED)
    Notice notice(@PathVariable String reference, @RequestBody NoticeWords notice) {
        access.owning(reference);
        return renewals.giveNotice(reference, Login.current().name(), text(notice.words()));
    }

    private static String text(@Nullable String words) {
        return words == null ? "" : words.strip();
    }
}
