package io.attain.portal.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attain.access.Login;
import io.attain.agreement.AgreementAccess;
import io.attain.agreement.AgreementRegister;
import io.attain.agreement.AgreementVersion;
import io.attain.agreement.ContractDocument;
import io.attain.agreement.Examples;
import io.attain.agreement.Milestone;
import io.attain.agreement.ReachedMilestone;
import io.attain.agreement.TermsInWords;
import io.attain.credit.Ledger;
import io.attain.credit.PeriodCloses;
import io.attain.credit.PeriodClosing;
import io.attain.credit.Statement;
import io.attain.dispute.ClaimDesk;
import io.attain.dispute.ClaimViews;
import io.attain.dispute.DisputeAccess;
import io.attain.escalation.EscalationRecord;
import io.attain.escalation.EscalationViews;
import io.attain.measurement.SeriesCatalogue;
import io.attain.measurement.SeriesRecord;
import io.attain.negotiation.AgreementRequest;
import io.attain.negotiation.NegotiationRecord;
import io.attain.negotiation.Negotiations;
import io.attain.negotiation.Requests;
import io.attain.negotiation.Sides;
import io.attain.negotiation.Signatures;
import io.attain.portal.AgreementHistory;
import io.attain.portal.MatterWords;
import io.attain.portfolio.Portfolio;
import io.attain.portfolio.PortfolioQuery.Order;
import io.attain.problem.Problem;
import io.attain.report.ReportViews;
import io.attain.review.ReviewSection;
import io.attain.terms.Agreement;
import io.attain.terms.Exclusion;
import io.attain.terms.Objective;
import io.attain.terms.Wording;
import io.attain.workflow.DiagramWords;
import io.attain.workflow.OpenTasks;
import io.attain.workflow.WalkedPaths;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How an agreement begins, one agreement, and the way that its processes went. */
@Controller
class AgreementPages {

    private static final int MOST_PAGES = 10_000;

    /** How many agreements can be chosen to begin with; a page of any other leads to the same form. */
    private static final int MOST_COPIES = 200;

    private static final Set<Milestone> BEFORE_SIGNATURE =
            EnumSet.of(Milestone.DRAFTED, Milestone.OFFERED, Milestone.AGREED);

    private final AgreementAccess access;
    private final AgreementRegister register;
    private final Negotiations negotiations;
    private final Requests requests;
    private final NegotiationRecord record;
    private final Signatures signatures;
    private final SeriesCatalogue catalogue;
    private final PeriodCloses closes;
    private final PeriodClosing closing;
    private final Ledger ledger;
    private final Clock clock;
    private final EscalationRecord escalations;
    private final EscalationViews escalationViews;
    private final ClaimDesk claimDesk;
    private final ClaimViews claimViews;
    private final DisputeAccess claimAccess;
    private final ReviewSection reviews;
    private final ReportViews reportViews;
    private final OpenTasks openTasks;
    private final WalkedPaths paths;
    private final MatterWords matters;
    private final Examples examples;
    private final Portfolio portfolio;
    private final MessageSource messages;

    AgreementPages(
            AgreementAccess access,
            AgreementRegister register,
            Negotiations negotiations,
            Requests requests,
            NegotiationRecord record,
            Signatures signatures,
            SeriesCatalogue catalogue,
            PeriodCloses closes,
            PeriodClosing closing,
            Ledger ledger,
            Clock clock,
            EscalationRecord escalations,
            EscalationViews escalationViews,
            ClaimDesk claimDesk,
            ClaimViews claimViews,
            DisputeAccess claimAccess,
            ReviewSection reviews,
            ReportViews reportViews,
            OpenTasks openTasks,
            WalkedPaths paths,
            MatterWords matters,
            Examples examples,
            Portfolio portfolio,
            MessageSource messages) {
        this.access = access;
        this.register = register;
        this.negotiations = negotiations;
        this.requests = requests;
        this.record = record;
        this.signatures = signatures;
        this.catalogue = catalogue;
        this.closes = closes;
        this.closing = closing;
        this.ledger = ledger;
        this.clock = clock;
        this.escalations = escalations;
        this.escalationViews = escalationViews;
        this.claimDesk = claimDesk;
        this.claimViews = claimViews;
        this.claimAccess = claimAccess;
        this.reviews = reviews;
        this.reportViews = reportViews;
        this.openTasks = openTasks;
        this.paths = paths;
        this.matters = matters;
        this.examples = examples;
        this.portfolio = portfolio;
        this.messages = messages;
    }

    @GetMapping("/agreements/new")
    String begin(@RequestParam(required = false) @Nullable String template, Model model) {
        String chosen = model.getAttribute("asked") instanceof AgreementRequest asked ? asked.template() : template;
        Set<String> copies = new LinkedHashSet<>();
        if (chosen != null && !Examples.NAMES.contains(chosen)) {
            copies.add(chosen);
        }
        portfolio
                .page(portfolio.query(null, null, null, null, null), Order.REFERENCE, null, MOST_COPIES)
                .entries()
                .forEach(it -> copies.add(it.reference()));
        model.addAttribute("examples", Examples.NAMES);
        model.addAttribute("copies", copies);
        model.addAttribute("template", chosen);
        return "agreements/new";
    }

    @PostMapping("/agreements")
    String propose(
            @RequestParam(required = false, defaultValue = "") String example,
            @RequestParam(required = false, defaultValue = "") String document,
            RedirectAttributes redirect,
            Locale locale) {
        String content = example.isEmpty() ? document : examples.document(example);
        try {
            access.checkProposal(content);
            AgreementVersion version =
                    negotiations.propose(content, Login.current().name());
            redirect.addFlashAttribute("done", messages.getMessage("agreement.proposed", null, locale));
            return "redirect:/agreements/" + version.reference();
        } catch (Problem problem) {
            if (problem.kind() == Problem.Kind.FORBIDDEN) {
                throw problem;
            }
            redirect.addFlashAttribute("problem", problem.detail());
            redirect.addFlashAttribute("places", problem.places());
            redirect.addFlashAttribute("document", document);
            return "redirect:/agreements/new";
        }
    }

    @GetMapping("/agreements/{reference}")
    String agreement(@PathVariable String reference, Model model, Locale locale) {
        AgreementVersion version = access.read(reference);
        model.addAttribute("version", version);
        model.addAttribute("words", new TermsInWords(version.terms(), locale));
        model.addAttribute("contractLanguage", ContractDocument.language(locale).toLanguageTag());
        Milestone status = register.status(reference);
        List<ReachedMilestone> milestones = register.milestones(reference);
        model.addAttribute("status", status);
        model.addAttribute("milestones", milestones);
        model.addAttribute("ended", status.isLast() ? ended(milestones) : null);
        model.addAttribute("signatures", signatures.of(version));
        AgreementFigures figures =
                new AgreementFigures(version.terms(), closes.verdicts(reference, true), closes.of(reference), locale);
        model.addAttribute("charts", figures.charts());
        model.addAttribute("periods", figures.periods(closing.periods(reference), closes.statements(reference)));
        model.addAttribute("creditLines", closes.creditLines(reference));
        model.addAttribute("ledger", ledger.entries(reference));
        model.addAttribute("books", ledger.balances(reference, clock.instant()));
        model.addAttribute(
                "escalations",
                escalations.of(reference).stream()
                        .map(it -> escalationViews.line(it, locale))
                        .toList());
        model.addAttribute("tasks", openTasks.of(reference));
        model.addAttribute("now", clock.instant());
        model.addAttribute("reports", reportViews.latest(reference));
        model.addAttribute("claims", claimViews.lines(claimDesk.of(reference), locale));
        model.addAttribute(
                "claimsExclusions",
                claimAccess.claims(version)
                        && version.terms().exclusions().stream().anyMatch(Exclusion::isClaimed));
        model.addAllAttributes(reviews.of(version, locale));
        model.addAttribute("series", series(version));
        model.addAttribute("backtests", access.takesPartInDrafting(version));
        model.addAttribute("manages", access.manages(version));
        model.addAttribute("recomputes", access.recomputes(version));
        String user = Login.current().name();
        model.addAttribute("user", user);
        AgreementVersion latest = register.latest(reference);
        boolean open = BEFORE_SIGNATURE.contains(register.status(latest));
        model.addAttribute("drafts", open && Sides.of(latest, user).size() == 1);
        model.addAttribute(
                "withdraws",
                open
                        && (access.manages(version)
                                || version.appointment(user, AgreementVersion.OWNER)
                                        .isPresent()));
        if (open && latest.concerns(user)) {
            record.read(latest, user);
        }
        model.addAttribute("acts", record.of(reference, Sides.of(latest, user)));
        return "agreements/agreement";
    }

    @PostMapping("/agreements/{reference}/periods/close")
    String close(
            @PathVariable String reference, @RequestParam String period, RedirectAttributes redirect, Locale locale) {
        access.manage(reference);
        try {
            Optional<Statement> statement =
                    closing.close(reference, period, Login.current().name());
            String code = statement
                    .map(it -> it.owes() ? "period.closed.owes" : "period.closed.nothing")
                    .orElse("period.closed.waiting");
            Object[] values = {
                period,
                statement.map(it -> Wording.number(it.open(), locale)).orElse(""),
                statement.map(Statement::currency).orElse("")
            };
            redirect.addFlashAttribute("done", messages.getMessage(code, values, locale));
        } catch (Problem problem) {
            redirect.addFlashAttribute("problem", problem.detail());
        }
        return "redirect:/agreements/" + reference;
    }

    @PostMapping("/agreements/{reference}/withdrawal")
    String withdraw(
            @PathVariable String reference, @RequestParam String reason, RedirectAttributes redirect, Locale locale) {
        access.checkOwner(access.read(reference));
        try {
            negotiations.withdraw(reference, Login.current().name(), reason.strip());
            redirect.addFlashAttribute("done", messages.getMessage("withdraw.done", null, locale));
        } catch (Problem problem) {
            redirect.addFlashAttribute("problem", problem.detail());
        }
        return "redirect:/agreements/" + reference;
    }

    @PostMapping("/agreements/requests")
    String request(AgreementRequest request, RedirectAttributes redirect, Locale locale) {
        try {
            AgreementVersion version = negotiations.request(
                    request.withoutEmptyLevels(), Login.current().name());
            redirect.addFlashAttribute("done", messages.getMessage("agreement.proposed", null, locale));
            return "redirect:/agreements/" + version.reference();
        } catch (Problem problem) {
            redirect.addFlashAttribute("problem", problem.detail());
            redirect.addFlashAttribute("asked", request);
            return "redirect:/agreements/new";
        }
    }

    /** The part of the form that follows from what one begins with: its objectives, whose levels can be wished for. */
    @GetMapping("/agreements/requests/levels")
    String levels(@RequestParam String template, Model model, Locale locale) {
        Agreement terms = requests.terms(template, Login.current().name());
        model.addAttribute("objectives", terms.objectives());
        model.addAttribute("currency", terms.currency());
        model.addAttribute("words", new TermsInWords(terms, locale));
        return "agreements/levels";
    }

    private static @Nullable ReachedMilestone ended(List<ReachedMilestone> milestones) {
        return milestones.stream()
                .filter(it -> it.milestone() == Milestone.TERMINATED || it.milestone() == Milestone.EXPIRED)
                .reduce((earlier, later) -> later)
                .orElse(null);
    }

    @GetMapping(path = "/agreements/{reference}/document", produces = MediaType.TEXT_PLAIN_VALUE + ";charset=UTF-8")
    @ResponseBody
    String document(@PathVariable String reference) {
        return access.read(reference).document();
    }

    @GetMapping("/agreements/{reference}/history")
    String history(
            @PathVariable String reference, @RequestParam(defaultValue = "0") int page, Model model, Locale locale) {
        model.addAttribute("version", access.read(reference));
        model.addAttribute("milestones", register.milestones(reference));
        if (page < 0 || page > MOST_PAGES) {
            throw Problem.unknown("The history of " + reference + " has no page " + page + ".");
        }
        List<WalkedPaths.Path> found =
                paths.of(Login.current().name(), reference, page, AgreementHistory.seesEveryStep());
        model.addAttribute("paths", found.stream().limit(WalkedPaths.PAGE).toList());
        model.addAttribute(
                "matters",
                matters.lines(found.stream().map(WalkedPaths.Path::instance).toList(), locale));
        model.addAttribute("page", page);
        model.addAttribute("earlier", found.size() > WalkedPaths.PAGE);
        return "agreements/history";
    }

    @GetMapping(path = "/agreements/{reference}/history/{instance}.bpmn")
    @ResponseBody
    org.springframework.http.ResponseEntity<byte[]> diagram(
            @PathVariable String reference, @PathVariable String instance, Locale locale) {
        access.read(reference);
        String diagram = paths.diagram(Login.current().name(), reference, instance);
        if (diagram == null) {
            throw Problem.unknown("There is no such process of " + reference + ".");
        }
        return org.springframework.http.ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_XML)
                .body(DiagramWords.in(locale, diagram).getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping("/agreements/{reference}/derivations/{hash}")
    String derivation(@PathVariable String reference, @PathVariable String hash, Model model) {
        model.addAttribute("version", access.read(reference));
        model.addAttribute("hash", hash);
        ObjectNode derivation = closes.derivation(reference, hash)
                .orElseThrow(() -> Problem.unknown("No verdict of " + reference + " has that derivation."));
        model.addAttribute("derivation", derivation);
        model.addAttribute("json", derivation.toPrettyString());
        return "agreements/derivation";
    }

    private List<SeriesRecord> series(AgreementVersion version) {
        return version.terms().objectives().stream()
                .map(Objective::series)
                .distinct()
                .map(catalogue::get)
                .toList();
    }
}
