package io.attain.agreement.web;

import io.attain.agreement.AgreementAccess;
import io.attain.agreement.AgreementRegister;
import io.attain.agreement.AgreementVersion;
import io.attain.agreement.TermsInWords;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/agreements")
@Tag(name = "Agreements")
class AgreementController {

    private final AgreementRegister register;
    private final AgreementAccess access;

    AgreementController(AgreementRegister register, AgreementAccess access) {
        this.register = register;
        this.access = access;
    }

    record Details(
            String reference,
            int version,
            String title,
            String status,
            String hash,
            String term,
            List<TermsInWords.Line> objectives) {}

    record Version(int version, String title, String hash, String recordedBy, Instant recordedAt) {}

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

    @Operation(summary = "Lists the versions of an agreement")
    @GetMapping("/{reference}/versions")
    List<Version> versions(@PathVariable String reference) {
        access.read(reference);
        return register.versions(reference).stream()
                .map(version -> new Version(
                        version.version(),
                        version.terms().title(),
                        version.hash(),
                        version.recordedBy(),
                        version.recordedAt()))
                .toList();
    }

    @Operation(summary = "The latest version's document, as it was sent")
    @GetMapping(path = "/{reference}/document", produces = MediaType.TEXT_PLAIN_VALUE + ";charset=UTF-8")
    String document(@PathVariable String reference) {
        return access.read(reference).document();
    }
}
