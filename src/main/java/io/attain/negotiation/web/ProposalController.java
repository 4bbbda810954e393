package io.attain.negotiation.web;

import io.attain.access.Login;
import io.attain.access.Role;
import io.attain.agreement.AgreementAccess;
import io.attain.agreement.AgreementRegister;
import io.attain.agreement.AgreementVersion;
import io.attain.negotiation.AgreementRequest;
import io.attain.negotiation.Negotiations;
import io.attain.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.security.Principal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ResponseEntity;
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
    private final AgreementRegister register;

    ProposalController(Negotiations negotiations, AgreementAccess access, AgreementRegister register) {
        this.negotiations = negotiations;
        this.access = access;
        this.register = register;
    }

    record Proposed(String reference, int version, String hash, String status) {}

    record Ending(String reason) {}

    @Operation(
            summary = "Asks for an agreement, made from a template or as a copy",
            description =
                    "As the start form in Tasklist does. “template” is the name of a shipped example"
                            + " (paper-supply, qualified-leads, closed-deals, it-operations) or the reference of an agreement"
                            + " that the account has a part in; “side” is PROVIDER or CUSTOMER. “levels”, which may be left out, wishes"
                            + " for other targets and prices than the template's, such as"
                            + " [{\"objective\": \"on-time\", \"target\": \"98\", \"price\": \"120.00\"}]; the first draft begins with them.")
    @PostMapping(path = "/requests", consumes = "application/json")
    ResponseEntity<Proposed> request(@RequestBody AgreementRequest request, Principal login) {
        return created(negotiations.request(request, login.getName()), "DRAFTED");
    }

    private static ResponseEntity<Proposed> created(AgreementVersion version, String status) {
        URI place = URI.create("/api/agreements/" + UriUtils.encodePathSegment(version.reference(), "UTF-8"));
        return ResponseEntity.created(place)
                .body(new Proposed(version.reference(), version.version(), version.hash(), status));
    }

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
            HttpServletRequest request,
            Principal login) {
        if (signed == null && request.getParameter("signed") != null) {
            throw Problem.refused("The day of the signature is missing; it is written as in signed=2026-01-31.");
        }
        access.checkProposal(document);
        if (signed != null && !Login.current().is(Role.MANAGER)) {
            throw Problem.forbidden("Only a manager takes over what was signed elsewhere.");
        }
        AgreementVersion version = signed == null
                ? negotiations.propose(document, login.getName())
                : negotiations.takeOver(document, login.getName(), signed);
        return created(
                version,
                signed == null
                        ? "DRAFTED"
                        : register.status(version.reference()).name());
    }

    @Operation(
            summary = "Withdraws an agreement before it is signed",
            description = "A manager, or somebody who has the duty “owner” in it. Its open tasks are closed.")
    @PostMapping("/{reference}/withdrawal")
    ResponseEntity<Void> withdraw(@PathVariable String reference, @RequestBody Ending ending, Principal login) {
        access.checkOwner(access.read(reference));
        negotiations.withdraw(reference, login.getName(), text(ending.reason()));
        return ResponseEntity.noContent().build();
    }

    private static String text(@Nullable String reason) {
        return reason == null ? "" : reason;
    }

    @Operation(summary = "Ends a signed agreement before its term")
    @PostMapping("/{reference}/termination")
    ResponseEntity<Void> terminate(@PathVariable String reference, @RequestBody Ending ending, Principal login) {
        negotiations.terminate(access.manage(reference).reference(), login.getName(), text(ending.reason()));
        return ResponseEntity.noContent().build();
    }
}
