package io.attain.agreement.web;

import io.attain.agreement.AgreementAccess;
import io.attain.agreement.AgreementRegister;
import io.attain.agreement.AgreementVersion;
import io.attain.agreement.ContractDocument;
import io.attain.agreement.DocumentForm;
import io.attain.agreement.TermsInWords;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/agreements")
@Tag(name = "Agreements")
class AgreementController {

    private final AgreementRegister register;
    private final RecordedVersions versions;
    private final AgreementAccess access;
    private final ContractDocument contract;

    AgreementController(
            AgreementRegister register, RecordedVersions versions, AgreementAccess access, ContractDocument contract) {
        this.register = register;
        this.versions = versions;
        this.access = access;
        this.contract = contract;
    }

    record Details(
            String reference,
            int version,
            String title,
            String status,
            String hash,
            String term,
            List<TermsInWords.Line> objectives) {}

    record Version(int version, int revision, String title, String hash, String recordedBy, Instant recordedAt) {}

    @Operation(summary = "Lists the agreements that the account may read")
    @GetMapping
    List<AgreementRegister.Entry> all() {
        return access.list();
    }

    @Operation(summary = "Tells about an agreement, its terms in words")
    @GetMapping("/{reference}")
    Details get(@PathVariable String reference) {
        AgreementVersion version = access.read(reference);
        TermsInWords words = new TermsInWords(version.terms());
        return new Details(
                reference,
                version.version(),
                version.terms().title(),
                register.status(reference).name(),
                version.hash(),
                words.term(),
                words.objectives());
    }

    @Operation(summary = "Lists the versions of an agreement, each in its last revision")
    @GetMapping("/{reference}/versions")
    List<Version> versions(@PathVariable String reference) {
        access.read(reference);
        return register.versions(reference).stream()
                .map(version -> new Version(
                        version.version(),
                        version.revision(),
                        version.terms().title(),
                        version.hash(),
                        version.recordedBy(),
                        version.recordedAt()))
                .toList();
    }

    @Operation(
            summary = "A version's document: as it was sent, or as a contract to be read",
            description =
                    "The last revision of the version that holds unless others are named. As it was sent unless the request accepts text/html or application/pdf, or 'format' says otherwise.")
    @ApiResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = MediaType.TEXT_PLAIN_VALUE),
                @Content(mediaType = MediaType.TEXT_HTML_VALUE),
                @Content(mediaType = MediaType.APPLICATION_PDF_VALUE)
            })
    @GetMapping("/{reference}/document")
    ResponseEntity<byte[]> document(
            @PathVariable String reference,
            @Parameter(description = "a version's number") @RequestParam(required = false) @Nullable Integer version,
            @Parameter(description = "the number of that version's revision") @RequestParam(required = false) @Nullable
                    Integer revision,
            @Parameter(description = "html, pdf or source; goes before what the request accepts")
                    @RequestParam(required = false)
                    @Nullable
                    String format,
            @Parameter(description = "en or zh-TW; goes before the request's languages")
                    @RequestParam(required = false)
                    @Nullable
                    String lang,
            HttpServletRequest request)
            throws HttpMediaTypeNotAcceptableException {
        AgreementVersion holds = access.read(reference);
        AgreementVersion named =
                versions.find(reference, version == null ? Integer.valueOf(holds.version()) : version, revision);
        DocumentForm form = format != null
                ? DocumentForm.of(format, DocumentForm.values())
                : DocumentForm.accepted(Collections.list(request.getHeaders(HttpHeaders.ACCEPT)));
        Locale locale = DocumentForm.language(lang, Collections.list(request.getLocales()));
        byte[] content =
                switch (form) {
                    case SOURCE -> named.document().getBytes(StandardCharsets.UTF_8);
                    case HTML -> contract.html(named, locale).getBytes(StandardCharsets.UTF_8);
                    case PDF -> contract.pdf(named, locale);
                };
        String name = named.reference() + "-v" + named.version() + (revision == null ? "" : "-r" + revision);
        return form.answer(locale, name)
                .varyBy(HttpHeaders.ACCEPT, HttpHeaders.ACCEPT_LANGUAGE)
                .body(content);
    }
}
