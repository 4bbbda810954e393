package io.attain.dispute.web;

import io.attain.access.Login;
import io.attain.agreement.AgreementAccess;
import io.attain.credit.ExclusionPreview;
import io.attain.dispute.ClaimViews;
import io.attain.dispute.DisputeAccess;
import io.attain.dispute.ExclusionAct;
import io.attain.dispute.ExclusionClaim;
import io.attain.dispute.ExclusionClaims;
import io.attain.dispute.ExclusionRecord;
import io.attain.dispute.ExclusionRuns;
import io.attain.dispute.ExclusionState;
import io.attain.dispute.NextStep;
import io.attain.evidence.EvidenceFile;
import io.attain.evidence.EvidenceKeeping;
import io.attain.evidence.EvidenceStore.Evidence;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
@Tag(name = "Exclusions")
class ExclusionController {

    private final AgreementAccess agreements;
    private final DisputeAccess access;
    private final ExclusionClaims claims;
    private final ExclusionRecord record;
    private final ExclusionRuns runs;
    private final ClaimViews views;
    private final EvidenceKeeping evidence;

    ExclusionController(
            AgreementAccess agreements,
            DisputeAccess access,
            ExclusionClaims claims,
            ExclusionRecord record,
            ExclusionRuns runs,
            ClaimViews views,
            EvidenceKeeping evidence) {
        this.agreements = agreements;
        this.access = access;
        this.claims = claims;
        this.record = record;
        this.runs = runs;
        this.views = views;
        this.evidence = evidence;
    }

    /** A claim, and what came of it, {@literal null} before it is decided. */
    record ExclusionSummary(ExclusionClaim exclusion, ExclusionState.@Nullable Outcome outcome) {}

    record ExclusionDetail(
            ExclusionClaim exclusion,
            ExclusionState.@Nullable Outcome outcome,
            List<NextStep> next,
            List<ExclusionPreview.Line> preview,
            List<ExclusionAct> acts,
            List<EvidenceFile> evidence) {}

    @Operation(
            summary = "Claims that some time does not count",
            description =
                    "For those who have the duty “owner” for the provider or the customer. “exclusion” is the id of an exclusion in the terms that"
                            + " names neither a time nor a set of measurements; “from” and “until” are local times of the agreement.")
    @PostMapping("/api/agreements/{reference}/exclusions")
    ResponseEntity<ExclusionDetail> make(@PathVariable String reference, @RequestBody ExclusionClaims.Wanted claim) {
        access.checkClaiming(agreements.read(reference));
        ExclusionClaim made = claims.make(reference, claim, Login.current().name());
        return ResponseEntity.created(URI.create(place(made))).body(detail(made));
    }

    @Operation(summary = "Lists the claimed exclusions of an agreement, as they were claimed")
    @GetMapping("/api/agreements/{reference}/exclusions")
    List<ExclusionSummary> list(@PathVariable String reference) {
        agreements.read(reference);
        return record.of(reference).stream()
                .map(it -> new ExclusionSummary(it, claims.state(it).outcome(it)))
                .toList();
    }

    @Operation(
            summary = "Tells everything about a claimed exclusion",
            description =
                    "Until it is decided, “preview” has what the touched periods come to now, with the time removed from the denominator, and with"
                            + " it counted as met.")
    @GetMapping("/api/exclusions/{number}")
    ExclusionDetail get(@PathVariable long number) {
        return detail(access.exclusion(number));
    }

    private ExclusionDetail detail(ExclusionClaim claim) {
        List<ExclusionAct> acts = record.acts(claim.number());
        ExclusionState state = ExclusionState.of(acts);
        return new ExclusionDetail(
                claim,
                state.outcome(claim),
                runs.next(List.of(claim.number())).getOrDefault(claim.number(), List.of()),
                state.decision() == null ? views.preview(claim) : List.of(),
                acts,
                EvidenceFile.list(evidence.of(claim.name()), place(claim)));
    }

    @Operation(summary = "Withdraws a claim before it is decided")
    @PostMapping("/api/exclusions/{number}/withdrawal")
    ResponseEntity<Void> withdraw(@PathVariable long number, @RequestBody ClaimEnding ending) {
        ExclusionClaim claim = access.exclusion(number);
        access.checkWithdrawing(claim.reference(), claim.claimant());
        claims.withdraw(number, Login.current().name(), ending.words());
        return ResponseEntity.noContent().build();
    }

    @Operation(
            summary = "Adds a file that proves something, until the claim is decided",
            description = "As in a dispute.")
    @PostMapping(path = "/api/exclusions/{number}/evidence", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<EvidenceFile> add(@PathVariable long number, @RequestParam MultipartFile file) throws IOException {
        ExclusionClaim claim = access.exclusion(number);
        access.checkAddingEvidence(claim.reference());
        try (InputStream content = file.getInputStream()) {
            EvidenceFile kept = EvidenceFile.listed(
                    claims.addEvidence(
                            claim,
                            EvidenceFile.name(file),
                            content,
                            Login.current().name()),
                    place(claim));
            return ResponseEntity.created(URI.create(kept.content())).body(kept);
        }
    }

    @Operation(summary = "A file of evidence, to be saved")
    @GetMapping("/api/exclusions/{number}/evidence/{file}")
    ResponseEntity<byte[]> content(
            @PathVariable long number, @Parameter(description = "the file's number") @PathVariable long file) {
        Evidence found = evidence.get(access.exclusion(number).name(), file);
        return EvidenceFile.saved(found, evidence.content(found));
    }

    private static String place(ExclusionClaim claim) {
        return "/api/exclusions/" + claim.number();
    }
}
