package io.attain.credit.web;

import io.attain.agreement.AgreementAccess;
import io.attain.credit.Recomputation;
import io.attain.credit.Recomputing;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/agreements/{reference}/recomputation")
@Tag(name = "Credits")
class RecomputationController {

    private final AgreementAccess access;
    private final Recomputing recomputing;

    RecomputationController(AgreementAccess access, Recomputing recomputing) {
        this.access = access;
        this.recomputing = recomputing;
    }

    @Operation(
            summary = "Derives all verdicts and credits again and compares them with what is recorded",
            description =
                    "From the stored measurements and terms, by the computation of every close. Nothing is changed. For auditors and for who manages the agreement.")
    @GetMapping
    Recomputation recompute(@PathVariable String reference) {
        access.recompute(reference);
        return recomputing.of(reference);
    }
}
