package io.attain.dispute.web;

import io.attain.access.Login;
import io.attain.agreement.AgreementAccess;
import io.attain.dispute.Claim;
import io.attain.dispute.Dispute;
import io.attain.dispute.DisputeAccess;
import io.attain.dispute.DisputeAct;
import io.attain.dispute.DisputeRecord;
import io.attain.dispute.DisputeRuns;
import io.attain.dispute.DisputeState;
import io.attain.dispute.Disputes;
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
@Tag(name = "Disputes")
class DisputeController {

    private final AgreementAccess agreements;
    private final DisputeAccess access;
    private final Disputes disputes;
    private final DisputeRecord record;
    private final DisputeRuns runs;
    private final EvidenceKeeping evidence;

    DisputeController(
            AgreementAccess agreements,
            DisputeAccess access,
            Disputes disputes,
            DisputeRecord record,
            DisputeRuns runs,
            EvidenceKeeping evidence) {
        this.agreements = agreements;
        this.access = access;
        this.disputes = disputes;
        this.record = record;
        this.runs = runs;
        this.evidence = evidence;
    }

    /** A dispute, and what came of it, {@literal null} while it goes on. */
    record DisputeSummary(Dispute dispute, DisputeState.@Nullable Outcome outcome) {}

    record DisputeDetail(
            Dispute dispute,
            DisputeState.@Nullable Outcome outcome,
            List<NextStep> next,
            List<DisputeAct> acts,
            List<EvidenceFile> evidence) {}

    @Operation(
            summary = "Disputes a statement",
            description =
                    "For those who have the duty “owner” for the customer or the provider, while the claim window is open."
                            + " Names the statement by the number of its close or by its period. “claimed” is what the credits of the named verdicts"
                            + " (by default all that cost something) should come to together; it is left out where it follows from corrected data,"
                            + " or from an exclusion with its time (exclusion, from, until).")
    @PostMapping("/api/agreements/{reference}/disputes")
    ResponseEntity<DisputeDetail> begin(@PathVariable String reference, @RequestBody Claim claim) {
        access.checkClaiming(agreements.read(reference));
        Dispute dispute = disputes.begin(reference, claim, Login.current().name());
        return ResponseEntity.created(URI.create(place(dispute))).body(detail(dispute));
    }

    @Operation(summary = "Lists the disputes of an agreement, as they began")
    @GetMapping("/api/agreements/{reference}/disputes")
    List<DisputeSummary> list(@PathVariable String reference) {
        agreements.read(reference);
        return record.of(reference).stream()
                .map(it -> new DisputeSummary(it, outcome(it, disputes.state(it))))
                .toList();
    }

    @Operation(
            summary = "Tells everything about a dispute",
            description = "Who is asked for what until when, who did and said what, and the files of evidence.")
    @GetMapping("/api/disputes/{number}")
    DisputeDetail get(@PathVariable long number) {
        return detail(access.dispute(number));
    }

    private DisputeDetail detail(Dispute dispute) {
        List<DisputeAct> acts = record.acts(dispute.number());
        return new DisputeDetail(
                dispute,
                outcome(dispute, DisputeState.of(acts)),
                runs.next(List.of(dispute.number())).getOrDefault(dispute.number(), List.of()),
                acts,
                EvidenceFile.list(evidence.of(dispute.name()), place(dispute)));
    }

    private static DisputeState.@Nullable Outcome outcome(Dispute dispute, DisputeState state) {
        return state.runs() ? null : state.outcome(dispute);
    }

    @Operation(summary = "Withdraws a dispute before it is decided: the statement stands")
    @PostMapping("/api/disputes/{number}/withdrawal")
    ResponseEntity<Void> withdraw(@PathVariable long number, @RequestBody ClaimEnding ending) {
        Dispute dispute = access.dispute(number);
        access.checkWithdrawing(dispute.reference(), dispute.claimant());
        disputes.withdraw(number, Login.current().name(), ending.words());
        return ResponseEntity.noContent().build();
    }

    @Operation(
            summary = "Adds a file that proves something, while the dispute goes on",
            description =
                    "For all who have a part in the agreement. Taken are PDF, PNG, JPEG, text, CSV, JSON, mail, DOCX, XLSX and ZIP up to 20 MB,"
                            + " by what they contain and not by what they are called. The same file again changes nothing.")
    @PostMapping(path = "/api/disputes/{number}/evidence", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<EvidenceFile> add(@PathVariable long number, @RequestParam MultipartFile file) throws IOException {
        Dispute dispute = access.dispute(number);
        access.checkAddingEvidence(dispute.reference());
        try (InputStream content = file.getInputStream()) {
            EvidenceFile kept = EvidenceFile.listed(
                    disputes.addEvidence(
                            dispute,
                            EvidenceFile.name(file),
                            content,
                            Login.current().name()),
                    place(dispute));
            return ResponseEntity.created(URI.create(kept.content())).body(kept);
        }
    }

    @Operation(summary = "A file of evidence, to be saved")
    @GetMapping("/api/disputes/{number}/evidence/{file}")
    ResponseEntity<byte[]> content(
            @PathVariable long number, @Parameter(description = "the file's number") @PathVariable long file) {
        Evidence found = evidence.get(access.dispute(number).name(), file);
        return EvidenceFile.saved(found, evidence.content(found));
    }

    private static String place(Dispute dispute) {
        return "/api/disputes/" + dispute.number();
    }
}
