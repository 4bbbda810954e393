package io.attain.credit.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attain.agreement.AgreementAccess;
import io.attain.agreement.AgreementRegister;
import io.attain.agreement.AgreementVersion;
import io.attain.agreement.DocumentForm;
import io.attain.credit.Ledger;
import io.attain.credit.LedgerEntry;
import io.attain.credit.MoneyAtRisk;
import io.attain.credit.Payments;
import io.attain.credit.PeriodCloses;
import io.attain.credit.PeriodClosing;
import io.attain.credit.PeriodEntry;
import io.attain.credit.Statement;
import io.attain.credit.StatementAnswer;
import io.attain.credit.StatementDocument;
import io.attain.credit.StatementPaper;
import io.attain.credit.StoredVerdict;
import io.attain.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/agreements/{reference}")
@Tag(name = "Credits")
class CreditController {

    private final AgreementAccess access;
    private final AgreementRegister register;
    private final PeriodClosing closing;
    private final PeriodCloses closes;
    private final Ledger ledger;
    private final MoneyAtRisk atRisk;
    private final StatementDocument statements;
    private final Payments payments;
    private final Clock clock;

    CreditController(
            AgreementAccess access,
            AgreementRegister register,
            PeriodClosing closing,
            PeriodCloses closes,
            Ledger ledger,
            MoneyAtRisk atRisk,
            StatementDocument statements,
            Payments payments,
            Clock clock) {
        this.access = access;
        this.register = register;
        this.closing = closing;
        this.closes = closes;
        this.ledger = ledger;
        this.atRisk = atRisk;
        this.statements = statements;
        this.payments = payments;
        this.clock = clock;
    }

    record Wanted(@Nullable String period) {}

    /** What a back-test gives, of what is recorded. */
    record Verdicts(
            String agreement,
            List<Integer> versions,
            OffsetDateTime asOf,
            List<ObjectNode> verdicts,
            Totals totals,
            List<JsonNode> findings) {}

    record Totals(long met, long breached, long undetermined, List<Sum> credits) {}

    record Sum(String currency, String amount) {}

    record Credits(
            List<Statement> statements,
            List<PeriodCloses.CreditLine> lines,
            List<Sum> balance,
            List<Ledger.Balance> books,
            Sum atRisk,
            List<LedgerEntry> ledger) {}

    /** A statement with all that belongs to it. */
    record StatementDetails(
            Statement statement,
            List<StatementPaper.Line> lines,
            List<StatementAnswer> answers,
            StatementPaper.Silence silence,
            List<LedgerEntry> bookings) {}

    @Operation(summary = "Lists the periods that have begun, and how far each has come")
    @GetMapping("/periods")
    List<PeriodEntry> periods(@PathVariable String reference) {
        access.read(reference);
        return closing.periods(reference);
    }

    @Operation(
            summary = "Closes a period by hand, without waiting until its series are complete or due",
            description =
                    "Answers with the statement, or with 202 while the data's owner is asked for what is missing.")
    @PostMapping("/periods/close")
    ResponseEntity<Statement> close(@PathVariable String reference, @RequestBody Wanted wanted, Principal login) {
        access.manage(reference);
        String period = wanted.period();
        if (period == null || period.isBlank()) {
            throw Problem.refused("Say which period is to be closed, such as {\"period\": \"2026-04\"}.");
        }
        return closing.close(reference, period, login.getName())
                .map(it -> ResponseEntity.status(HttpStatus.CREATED).body(it))
                .orElseGet(() -> ResponseEntity.accepted().build());
    }

    @Operation(
            summary = "The verdicts of all closed periods",
            description = "As a back-test gives them, with when each was recorded and which one it supersedes.")
    @GetMapping("/verdicts")
    Verdicts verdicts(
            @PathVariable String reference,
            @Parameter(description = "whether verdicts that others supersede are listed too")
                    @RequestParam(defaultValue = "false")
                    boolean superseded) {
        AgreementVersion version = access.read(reference);
        List<StoredVerdict> current = closes.verdicts(reference, false);
        return new Verdicts(
                reference,
                register.versionsInForce(reference).stream()
                        .map(AgreementVersion::version)
                        .toList(),
                clock.instant().atZone(version.terms().zone()).toOffsetDateTime(),
                (superseded ? closes.verdicts(reference, true) : current)
                        .stream()
                                .sorted(StoredVerdict.order(version.terms()))
                                .map(StoredVerdict::toJson)
                                .toList(),
                new Totals(
                        count(current, "MET"),
                        count(current, "BREACHED"),
                        count(current, "UNDETERMINED"),
                        sums(current.stream().map(StoredVerdict::content).toList())),
                List.of());
    }

    private static long count(List<StoredVerdict> verdicts, String outcome) {
        return verdicts.stream().filter(it -> it.outcome().equals(outcome)).count();
    }

    private static List<Sum> sums(List<ObjectNode> verdicts) {
        Map<String, BigDecimal> sums = new TreeMap<>();
        for (ObjectNode verdict : verdicts) {
            JsonNode credit = verdict.path("credit");
            if (credit.isObject()) {
                sums.merge(
                        credit.path("currency").asText(),
                        new BigDecimal(credit.path("amount").asText()),
                        BigDecimal::add);
            }
        }
        return sums.entrySet().stream()
                .map(it -> new Sum(it.getKey(), it.getValue().toPlainString()))
                .toList();
    }

    @Operation(
            summary = "The statements of all closed periods, what was credited line by line, and what is settled",
            description =
                    "A line is what a verdict adds to, or takes from, the credit for its objective, scope and period; the balance is their sum. The books say how much of it can still be contested, is due, and is paid.")
    @GetMapping("/credits")
    Credits credits(
            @PathVariable String reference,
            @Parameter(description = "the instant at which the books are read, now if there is none")
                    @RequestParam(required = false)
                    @Nullable
                    Instant at) {
        AgreementVersion version = access.read(reference);
        Instant until = at == null ? clock.instant() : at;
        List<PeriodCloses.CreditLine> lines = closes.creditLines(reference);
        Map<String, BigDecimal> balance = new TreeMap<>();
        lines.forEach(it -> balance.merge(it.currency(), it.difference(), BigDecimal::add));
        return new Credits(
                closes.statements(reference),
                lines,
                balance.entrySet().stream()
                        .map(it -> new Sum(it.getKey(), it.getValue().toPlainString()))
                        .toList(),
                ledger.balances(reference, until),
                new Sum(
                        version.terms().currency().getCurrencyCode(),
                        register.versionsInForce(reference).isEmpty()
                                ? "0"
                                : atRisk.at(reference, until).toPlainString()),
                ledger.entries(reference).stream()
                        .filter(it -> !it.recordedAt().isAfter(until))
                        .toList());
    }

    @Operation(summary = "A statement, with its answers and what is booked because of it")
    @GetMapping("/statements/{close}")
    StatementDetails statement(@PathVariable String reference, @PathVariable long close, Locale locale) {
        access.read(reference);
        StatementPaper paper = statements.of(reference, close, locale);
        return new StatementDetails(
                paper.statement(), paper.lines(), paper.answers(), paper.silence(), paper.bookings());
    }

    @Operation(summary = "A statement to be read, as a page or on paper")
    @ApiResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = MediaType.TEXT_HTML_VALUE),
                @Content(mediaType = MediaType.APPLICATION_PDF_VALUE)
            })
    @GetMapping("/statements/{close}/document")
    ResponseEntity<byte[]> document(
            @PathVariable String reference,
            @PathVariable long close,
            @Parameter(description = "html or pdf") @RequestParam(defaultValue = "html") String format,
            @Parameter(description = "en or zh-TW; goes before the request's languages")
                    @RequestParam(required = false)
                    @Nullable
                    String lang,
            HttpServletRequest request) {
        access.read(reference);
        Locale locale = DocumentForm.language(lang, Collections.list(request.getLocales()));
        DocumentForm form = DocumentForm.of(format, DocumentForm.HTML, DocumentForm.PDF);
        byte[] content = form == DocumentForm.PDF
                ? statements.pdf(reference, close, locale)
                : statements.html(reference, close, locale).getBytes(StandardCharsets.UTF_8);
        return form.answer(locale, reference + "-statement-" + close).body(content);
    }

    @Operation(
            summary = "Enters a payment of what is due, or its set-off on an invoice",
            description = "By its owners, or a manager. The same reference of a transfer or an invoice is booked once.")
    @PostMapping("/payments")
    @ResponseStatus(HttpStatus.CREATED)
    List<Ledger.Balance> pay(@PathVariable String reference, @RequestBody Payments.Payment payment, Principal login) {
        access.checkOwner(access.read(reference));
        payments.pay(reference, payment, login.getName());
        return ledger.balances(reference, clock.instant());
    }

    @Operation(summary = "How a verdict came about")
    @GetMapping("/derivations/{hash}")
    Derivation derivation(@PathVariable String reference, @PathVariable String hash) {
        access.read(reference);
        return closes.derivation(reference, hash)
                .map(content -> new Derivation(hash, content))
                .orElseThrow(() -> Problem.unknown("No verdict of " + reference + " has that derivation."));
    }

    record Derivation(String hash, ObjectNode content) {}
}
