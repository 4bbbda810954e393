package io.attain.negotiation.web;

import io.attain.access.Login;
import io.attain.access.Role;
import io.attain.agreement.AgreementAccess;
import io.attain.agreement.AgreementVersion;
import io.attain.negotiation.Negotiations;
import io.attain.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.security.Principal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriUtils;

@RestController
@RequestMapping("/api/agreements")
@Tag(name = "Agreements")
class ProposalController {

    private final Negotiations negotiations;
    private final AgreementAccess access;

    ProposalController(Negotiations negotiations, AgreementAccess access) {
        this.negotiations = negotiations;
        this.access = access;
    }

    record Proposed(String reference, int version, String hash, String status) {}

    record Termination(String reason) {}

    @Operation(
            summary = "Proposes an agreement: a draft, or with “signed” one that was signed elsewhere",
            description = "The body is the agreement's document, as YAML or JSON.")
    @PostMapping(consumes = {"application/yaml", "application/x-yaml", "text/yaml", "text/plain", "application/json"})
    ResponseEntity<Proposed> propose(
            @RequestBody String document,
            @Parameter(description = "the day on which it was signed elsewhere")
                    @RequestParam(required = false)
                    @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable
                    LocalDate signed,
            Principal login) {
        access.checkProposal(document);
        if (signed != null && !Login.current().is(Role.MANAGER)) {
            throw Problem.forbidden("Only a manager takes over what was signed elsewhere.");
        }
        AgreementVersion version = signed == null
                ? negotiations.propose(document, login.getName())
                : negotiations.takeOver(document, login.getName(), signed);
        URI place = URI.create("/api/agreements/" + UriUtils.encodePathSegment(version.reference(), "UTF-8"));
        return ResponseEntity.created(place)
                .body(new Proposed(
                        version.reference(),
                        version.version(),
                        version.hash(),
                        signed == null ? "DRAFTED" : "IN_FORCE"));
    }

    @Operation(summary = "Ends an agreement before its term")
    @PostMapping("/{reference}/termination")
    @PreAuthorize("hasRole('MANAGER')")
    ResponseEntity<Void> terminate(
            @PathVariable String reference, @RequestBody Termination termination, Principal login) {
        negotiations.terminate(reference, login.getName(), termination.reason());
        return ResponseEntity.noContent().build();
    }
}
