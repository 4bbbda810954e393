package io.attain.credit.web;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.databind.JsonNode;
import io.attain.agreement.AgreementAccess;
import io.attain.credit.PeriodCloses;
import io.attain.credit.PeriodClosing;
import io.attain.credit.PeriodEntry;
import io.attain.credit.PeriodJudge;
import io.attain.credit.Statement;
import io.attain.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/agreements/{reference}")
@Tag(name = "Credits")
class CreditController {

    private final AgreementAccess access;
    private final PeriodClosing closing;
    private final PeriodJudge judge;
    private final PeriodCloses closes;

    CreditController(AgreementAccess access, PeriodClosing closing, PeriodJudge judge, PeriodCloses closes) {
        this.access = access;
        this.closing = closing;
        this.judge = judge;
        this.closes = closes;
    }

    record Wanted(@Nullable String period) {}

    record Verdicts(String agreement, List<JsonNode> verdicts) {}

    record Credits(List<Statement> statements, List<PeriodCloses.LedgerEntry> ledger) {}

    @Operation(summary = "Lists the periods that have begun, closed or not")
    @GetMapping("/periods")
    List<PeriodEntry> periods(@PathVariable String reference) {
        access.read(reference);
        return judge.periods(reference);
    }

    @Operation(summary = "Closes a period: judges it, calculates the credit and asks the customer where one is owed")
    @PostMapping("/periods/close")
    @PreAuthorize("hasRole('MANAGER')")
    @ResponseStatus(HttpStatus.CREATED)
    Statement close(@PathVariable String reference, @RequestBody Wanted wanted, Principal login) {
        access.read(reference);
        String period = wanted.period();
        if (period == null || period.isBlank()) {
            throw Problem.refused("Say which period is to be closed, such as {\"period\": \"2026-04\"}.");
        }
        return closing.close(reference, period, login.getName());
    }

    @Operation(summary = "The verdicts of all closed periods")
    @GetMapping("/verdicts")
    Verdicts verdicts(@PathVariable String reference) {
        access.read(reference);
        return new Verdicts(
                reference,
                closes.statements(reference).stream()
                        .flatMap(statement -> statement.verdicts().stream())
                        .toList());
    }

    @Operation(summary = "The statements of all closed periods, and what is booked")
    @GetMapping("/credits")
    Credits credits(@PathVariable String reference) {
        access.read(reference);
        return new Credits(closes.statements(reference), closes.ledger(reference));
    }

    @Operation(summary = "How a verdict came about")
    @GetMapping("/derivations/{hash}")
    Derivation derivation(@PathVariable String reference, @PathVariable String hash) {
        access.read(reference);
        boolean own = closes.statements(reference).stream()
                .flatMap(statement -> statement.verdicts().stream())
                .anyMatch(verdict -> verdict.path("derivation").asText().equals(hash));
        return closes.derivation(hash)
                .filter(content -> own)
                .map(content -> new Derivation(hash, content))
                .orElseThrow(() -> Problem.unknown("No verdict of " + reference + " has that derivation."));
    }

    record Derivation(String hash, @JsonRawValue String content) {}
}
