package io.attain.portal.web;

import io.attain.access.Login;
import io.attain.agreement.AgreementAccess;
import io.attain.agreement.AgreementVersion;
import io.attain.agreement.ContractDocument;
import io.attain.credit.Ledger;
import io.attain.credit.MoneyAtRisk;
import io.attain.credit.Payments;
import io.attain.credit.PeriodCloses;
import io.attain.credit.StatementDocument;
import io.attain.credit.StatementPaper;
import io.attain.dispute.ClaimDesk;
import io.attain.dispute.ClaimViews;
import io.attain.dispute.DisputeRecord;
import io.attain.escalation.EscalationRecord;
import io.attain.escalation.EscalationViews;
import io.attain.problem.Problem;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A statement, and the ledger of an agreement. */
@Controller
class MoneyPages {

    private final PeriodCloses closes;
    private final AgreementAccess access;
    private final StatementDocument statements;
    private final Ledger ledger;
    private final MoneyAtRisk atRisk;
    private final Payments payments;
    private final EscalationRecord escalations;
    private final EscalationViews escalationViews;
    private final ClaimDesk claimDesk;
    private final ClaimViews claimViews;
    private final DisputeRecord disputes;
    private final MessageSource messages;
    private final Clock clock;

    MoneyPages(
            PeriodCloses closes,
            AgreementAccess access,
            StatementDocument statements,
            Ledger ledger,
            MoneyAtRisk atRisk,
            Payments payments,
            EscalationRecord escalations,
            EscalationViews escalationViews,
            ClaimDesk claimDesk,
            ClaimViews claimViews,
            DisputeRecord disputes,
            MessageSource messages,
            Clock clock) {
        this.closes = closes;
        this.access = access;
        this.statements = statements;
        this.ledger = ledger;
        this.atRisk = atRisk;
        this.payments = payments;
        this.escalations = escalations;
        this.escalationViews = escalationViews;
        this.claimDesk = claimDesk;
        this.claimViews = claimViews;
        this.disputes = disputes;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping("/agreements/{reference}/statements/{close}")
    String statement(@PathVariable String reference, @PathVariable long close, Model model, Locale locale) {
        AgreementVersion version = access.read(reference);
        StatementPaper paper = statements.of(reference, close, locale);
        model.addAttribute("version", version);
        model.addAttribute("paper", paper);
        model.addAttribute("contractLanguage", ContractDocument.language(locale).toLanguageTag());
        model.addAttribute("recomputes", access.recomputes(version));
        model.addAttribute("disputable", isDisputable(version, paper));
        model.addAttribute(
                "escalations",
                escalations.of(List.of(reference), List.of(paper.statement().start())).stream()
                        .map(it -> escalationViews.line(it, locale))
                        .toList());
        model.addAttribute(
                "events",
                closes.statementEvents(reference).stream()
                        .filter(it -> it.statement() == close)
                        .toList());
        model.addAttribute("claims", claimViews.lines(disputesOf(reference), locale));
        model.addAttribute(
                "disputes",
                disputes.of(reference).stream()
                        .filter(it -> it.start().equals(paper.statement().start())
                                && it.end().equals(paper.statement().end()))
                        .map(it -> claimViews.view(it, locale))
                        .toList());
        return "credit/statement";
    }

    private List<ClaimDesk.Place> disputesOf(String reference) {
        return claimDesk.of(reference).stream()
                .filter(it -> it.kind() == ClaimDesk.Kind.DISPUTE)
                .toList();
    }

    private boolean isDisputable(AgreementVersion version, StatementPaper paper) {
        boolean owner = version.appointment(Login.current().name(), AgreementVersion.OWNER)
                .isPresent();
        return owner
                && switch (paper.statement().status()) {
                    case OPEN, SETTLED, NOTHING_OWED ->
                        clock.instant().isBefore(paper.statement().claimUntil());
                    case UNANSWERED -> true;
                    case DISPUTED, DECIDED, SUPERSEDED -> false;
                };
    }

    @GetMapping("/agreements/{reference}/ledger")
    String ledger(@PathVariable String reference, @RequestParam(required = false) @Nullable LocalDate at, Model model) {
        AgreementVersion version = access.read(reference);
        Instant until = at == null
                ? clock.instant()
                : at.plusDays(1)
                        .atStartOfDay(version.terms().zone())
                        .toInstant()
                        .minusMillis(1);
        model.addAttribute("version", version);
        model.addAttribute("at", at);
        model.addAttribute("until", until);
        model.addAttribute("books", ledger.balances(reference, until));
        model.addAttribute(
                "entries",
                ledger.entries(reference).stream()
                        .filter(it -> !it.recordedAt().isAfter(until))
                        .toList());
        model.addAttribute("atRisk", atRisk.at(reference, until));
        model.addAttribute("pays", at == null && pays(version));
        return "credit/ledger";
    }

    private boolean pays(AgreementVersion version) {
        return access.manages(version)
                || version.appointment(Login.current().name(), AgreementVersion.OWNER)
                        .isPresent();
    }

    @PostMapping("/agreements/{reference}/payments")
    String pay(
            @PathVariable String reference,
            @RequestParam Payments.Means means,
            @RequestParam String amount,
            @RequestParam String invoice,
            @RequestParam(required = false, defaultValue = "") String between,
            RedirectAttributes redirect,
            Locale locale) {
        access.checkOwner(access.read(reference));
        try {
            String[] pair = between.split(" ", 2);
            boolean named = pair.length == 2;
            payments.pay(
                    reference,
                    new Payments.Payment(
                            means, number(amount), invoice, named ? pair[0] : null, named ? pair[1] : null),
                    Login.current().name());
            redirect.addFlashAttribute("done", messages.getMessage("ledger.payment.done", null, locale));
        } catch (Problem problem) {
            redirect.addFlashAttribute("problem", problem.detail());
        }
        return "redirect:/agreements/" + reference + "/ledger";
    }

    private static BigDecimal number(String amount) {
        try {
            return new BigDecimal(amount.strip());
        } catch (NumberFormatException unreadable) {
            throw Problem.refused("The amount is a number such as 120.00; found “" + amount + "”.");
        }
    }
}
