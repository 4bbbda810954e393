package io.attain.audit.dossier.web;

import io.attain.agreement.AgreementAccess;
import io.attain.agreement.DocumentForm;
import io.attain.audit.dossier.Dossier;
import io.attain.audit.dossier.DossierPaper;
import io.attain.audit.dossier.Dossiers;
import io.attain.dispute.DisputeAccess;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Dossiers")
@PreAuthorize("hasAnyRole('MANAGER', 'AUDITOR')")
class DossierController {

    private static final String HASHES =
            "Each part has the SHA-256 of its content's canonical JSON (RFC 8785); the hash over all is that of the list of the parts' names and hashes. For managers and auditors.";

    private final AgreementAccess agreements;
    private final DisputeAccess disputes;
    private final Dossiers dossiers;
    private final DossierPaper paper;

    DossierController(AgreementAccess agreements, DisputeAccess disputes, Dossiers dossiers, DossierPaper paper) {
        this.agreements = agreements;
        this.disputes = disputes;
        this.dossiers = dossiers;
        this.paper = paper;
    }

    @Operation(summary = "Everything that is recorded of an agreement, with hashes", description = HASHES)
    @GetMapping("/api/agreements/{reference}/dossier")
    ResponseEntity<Dossier> agreement(@PathVariable String reference) {
        return saved(dossiers.ofAgreement(agreements.read(reference).reference()), reference + "-dossier");
    }

    @Operation(summary = "The same on paper", description = HASHES)
    @ApiResponse(responseCode = "200", content = @Content(mediaType = MediaType.APPLICATION_PDF_VALUE))
    @GetMapping("/api/agreements/{reference}/dossier.pdf")
    ResponseEntity<byte[]> agreementOnPaper(
            @PathVariable String reference,
            @Parameter(description = "en or zh-TW; goes before the request's languages")
                    @RequestParam(required = false)
                    @Nullable
                    String lang,
            HttpServletRequest request) {
        return onPaper(
                dossiers.ofAgreement(agreements.read(reference).reference()), reference + "-dossier", lang, request);
    }

    @Operation(
            summary = "Everything that is recorded of a dispute and of the period that it is about, with hashes",
            description = HASHES)
    @GetMapping("/api/disputes/{number}/dossier")
    ResponseEntity<Dossier> dispute(@PathVariable long number) {
        return saved(dossiers.ofDispute(disputes.dispute(number)), "dispute-" + number + "-dossier");
    }

    @Operation(summary = "The same on paper", description = HASHES)
    @ApiResponse(responseCode = "200", content = @Content(mediaType = MediaType.APPLICATION_PDF_VALUE))
    @GetMapping("/api/disputes/{number}/dossier.pdf")
    ResponseEntity<byte[]> disputeOnPaper(
            @PathVariable long number,
            @Parameter(description = "en or zh-TW; goes before the request's languages")
                    @RequestParam(required = false)
                    @Nullable
                    String lang,
            HttpServletRequest request) {
        return onPaper(dossiers.ofDispute(disputes.dispute(number)), "dispute-" + number + "-dossier", lang, request);
    }

    private static ResponseEntity<Dossier> saved(Dossier dossier, String name) {
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name + ".json")
                                .build()
                                .toString())
                .body(dossier);
    }

    private ResponseEntity<byte[]> onPaper(
            Dossier dossier, String name, @Nullable String lang, HttpServletRequest request) {
        Locale locale = DocumentForm.language(lang, Collections.list(request.getLocales()));
        return DocumentForm.PDF.answer(locale, name).body(paper.pdf(dossier, locale));
    }
}
