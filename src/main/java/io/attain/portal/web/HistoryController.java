package io.attain.portal.web;

import io.attain.agreement.AgreementAccess;
import io.attain.portal.AgreementHistory;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Agreements")
class HistoryController {

    private final AgreementAccess access;
    private final AgreementHistory history;

    HistoryController(AgreementAccess access, AgreementHistory history) {
        this.access = access;
        this.history = history;
    }

    @Operation(
            summary = "What happened to an agreement, in order",
            description =
                    "Revisions, milestones, what was said and done on the way to a signature, signatures,"
                            + " statements and the answers to them, escalations, disputes, claimed exclusions, early warnings, what was booked, and what the processes did. Notes of one side are shown to that side and to auditors.")
    @GetMapping("/api/agreements/{reference}/history")
    List<AgreementHistory.Entry> history(@PathVariable String reference) {
        return history.of(access.read(reference));
    }
}
