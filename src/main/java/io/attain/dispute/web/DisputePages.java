package io.attain.dispute.web;

import io.attain.access.Login;
import io.attain.agreement.AgreementAccess;
import io.attain.agreement.AgreementVersion;
import io.attain.credit.Grounds;
import io.attain.credit.PeriodCloses;
import io.attain.credit.Statement;
import io.attain.dispute.Claim;
import io.attain.dispute.ClaimDesk;
import io.attain.dispute.ClaimDesk.Place;
import io.attain.dispute.ClaimDesk.Wanted;
import io.attain.dispute.ClaimTasks;
import io.attain.dispute.ClaimViews;
import io.attain.dispute.Dispute;
import io.attain.dispute.DisputeAccess;
import io.attain.dispute.DisputeRecord;
import io.attain.dispute.Disputes;
import io.attain.dispute.NextStep;
import io.attain.evidence.EvidenceFile;
import io.attain.problem.Problem;
import io.attain.terms.Exclusion;
import io.attain.workflow.OpenTasks;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The desk of all disputes and claimed exclusions, the page of each dispute, and the form that begins one. */
@Controller
class DisputePages {

    private static final int PAGE = 50;
    /** Of more than these, the ones that have waited longest are put into an order that is worked out. */
    private static final int MOST_ORDERED = 1000;

    private static final Pattern PLACE = Pattern.compile("(DISPUTE|EXCLUSION)-([0-9]{1,18})");

    private final PeriodCloses closes;
    private final AgreementAccess agreements;
    private final DisputeAccess access;
    private final Disputes disputes;
    private final ClaimDesk desk;
    private final ClaimTasks tasks;
    private final StepForms steps;
    private final ClaimViews views;
    private final DisputeRecord record;
    private final OpenTasks openTasks;
    private final MessageSource messages;

    DisputePages(
            PeriodCloses closes,
            AgreementAccess agreements,
            DisputeAccess access,
            Disputes disputes,
            ClaimDesk desk,
            ClaimTasks tasks,
            StepForms steps,
            ClaimViews views,
            DisputeRecord record,
            OpenTasks openTasks,
            MessageSource messages) {
        this.closes = closes;
        this.agreements = agreements;
        this.access = access;
        this.disputes = disputes;
        this.desk = desk;
        this.tasks = tasks;
        this.steps = steps;
        this.views = views;
        this.record = record;
        this.openTasks = openTasks;
        this.messages = messages;
    }

    /** What somebody writes into the form that begins a dispute. */
    record Form(
            @Nullable List<Long> verdicts,
            @Nullable Grounds grounds,
            @Nullable String claimed,
            @Nullable String exclusion,
            @Nullable String from,
            @Nullable String until,
            @Nullable String words) {

        Claim claim(long close) {
            return new Claim(
                    close,
                    null,
                    verdicts,
                    grounds,
                    FormFields.amount(claimed),
                    FormFields.text(exclusion),
                    FormFields.time(from),
                    FormFields.time(until),
                    words);
        }
    }

    /** In which order the desk lists. */
    enum Order {
        /** The one first that has waited longest. */
        LONGEST,
        /** The latest first. */
        LATEST,
        /** The step first whose time ends next. */
        DUE,
        /** The most at stake first. */
        STAKE;

        private ClaimViews.@Nullable Order workedOut() {
            return switch (this) {
                case LONGEST, LATEST -> null;
                case DUE -> ClaimViews.Order.DUE;
                case STAKE -> ClaimViews.Order.STAKE;
            };
        }
    }

    /**
     * What the desk is asked for.
     *
     * @param all whether those that are over are listed too
     * @param reference only those of this agreement
     * @param person only those in which it is this account's turn
     * @param step only those in which this is asked
     * @param order in which order; by default the longest waiting first, of all the latest
     * @param after after which claim of the list's own order this page begins
     * @param page which page, from 0, of an order that is worked out
     */
    record Asked(
            @Nullable Boolean all,
            @Nullable String reference,
            @Nullable String person,
            NextStep.@Nullable Kind step,
            @Nullable Order order,
            @Nullable String after,
            @Nullable Integer page) {

        boolean isAll() {
            return Boolean.TRUE.equals(all);
        }

        Order inOrder() {
            return order == null ? (isAll() ? Order.LATEST : Order.LONGEST) : order;
        }

        int pageNumber() {
            return page == null ? 0 : Math.max(0, page);
        }
    }

    /** A page of places, and whether others follow. */
    private record Listed(List<Place> places, boolean more) {}

    @GetMapping("/disputes")
    String desk(Asked asked, Model model, HttpServletResponse response, Locale locale) {
        String only = FormFields.text(asked.reference());
        Listed found = new Listed(List.of(), false);
        try {
            found = listed(asked, agreements.readable(only));
        } catch (Problem problem) {
            if (only == null || problem.kind() != Problem.Kind.UNKNOWN) {
                throw problem;
            }
            response.setStatus(HttpStatus.NOT_FOUND.value());
            model.addAttribute("problem", messages.getMessage("agreement.unknown", new Object[] {only}, locale));
        }
        List<Place> page = found.places();
        model.addAttribute("claims", views.lines(page, locale));
        boolean workedOut = asked.inOrder().workedOut() != null;
        Place last = found.more() && !workedOut ? page.get(page.size() - 1) : null;
        model.addAttribute("last", last == null ? null : last.kind() + "-" + last.number());
        model.addAttribute("next", found.more() && workedOut ? asked.pageNumber() + 1 : null);
        model.addAttribute("more", found.more());
        model.addAttribute(
                "beyond", page.isEmpty() && (asked.pageNumber() > 0 || FormFields.text(asked.after()) != null));
        model.addAttribute("all", asked.isAll());
        model.addAttribute("reference", only);
        model.addAttribute("person", FormFields.text(asked.person()));
        model.addAttribute("step", asked.step());
        model.addAttribute("order", asked.inOrder());
        model.addAttribute("orders", Order.values());
        model.addAttribute("kinds", NextStep.Kind.values());
        return "disputes/desk";
    }

    private Listed listed(Asked asked, @Nullable List<String> readable) {
        String person = FormFields.text(asked.person());
        @Nullable
        Set<String> instances = person == null && asked.step() == null ? null : tasks.asking(person, asked.step());
        boolean latest = asked.inOrder() == Order.LATEST;
        ClaimViews.Order workedOut = asked.inOrder().workedOut();
        if (workedOut == null) {
            String named = FormFields.text(asked.after());
            Place after = named == null ? null : place(named);
            List<Place> found = desk.list(new Wanted(!asked.isAll(), latest, readable, instances, after, PAGE));
            return new Listed(found.stream().limit(PAGE).toList(), found.size() > PAGE);
        }
        List<Place> all = views.ordered(
                desk.list(new Wanted(!asked.isAll(), false, readable, instances, null, MOST_ORDERED)), workedOut);
        long skipped = (long) asked.pageNumber() * PAGE;
        return new Listed(all.stream().skip(skipped).limit(PAGE).toList(), all.size() > skipped + PAGE);
    }

    private Place place(String after) {
        Matcher matcher = PLACE.matcher(after);
        if (!matcher.matches()) {
            throw Problem.refused("A page follows after a claim such as DISPUTE-7, not “" + after + "”.");
        }
        ClaimDesk.Kind kind = ClaimDesk.Kind.valueOf(matcher.group(1));
        long number = Long.parseLong(matcher.group(2));
        return new Place(
                kind == ClaimDesk.Kind.DISPUTE
                        ? access.dispute(number).recordedAt()
                        : access.exclusion(number).recordedAt(),
                kind,
                number);
    }

    @GetMapping("/disputes/{number}")
    String dispute(@PathVariable long number, Model model, Locale locale) {
        Dispute dispute = access.dispute(number);
        ClaimViews.DisputeView view = views.view(dispute, locale);
        boolean runs = view.line().running();
        model.addAttribute("view", view);
        model.addAttribute(
                "later",
                closes.statements(closes.get(dispute.close())).stream()
                        .map(Statement::close)
                        .filter(it -> it > dispute.close())
                        .max(Comparator.naturalOrder())
                        .orElse(null));
        model.addAttribute("zone", agreements.read(dispute.reference()).terms().zone());
        model.addAttribute(
                "tasks",
                record.instanceOf(number)
                        .map(it -> openTasks.own(it, Login.current().name()))
                        .orElse(List.of()));
        model.addAttribute("forms", steps.of(dispute.reference(), record.instanceOf(number)));
        model.addAttribute("adds", runs && access.addsEvidence(dispute.reference()));
        model.addAttribute(
                "withdraws",
                disputes.state(dispute).decision() == null
                        && access.withdraws(dispute.reference(), dispute.claimant()));
        return "disputes/dispute";
    }

    @PostMapping("/disputes/{number}/evidence")
    String add(@PathVariable long number, @RequestParam MultipartFile file, RedirectAttributes redirect, Locale locale)
            throws IOException {
        Dispute dispute = access.dispute(number);
        access.checkAddingEvidence(dispute.reference());
        try (InputStream content = file.getInputStream()) {
            disputes.addEvidence(
                    dispute, EvidenceFile.name(file), content, Login.current().name());
            redirect.addFlashAttribute("done", messages.getMessage("claim.evidence.done", null, locale));
        } catch (Problem problem) {
            redirect.addFlashAttribute("problem", problem.detail());
        }
        return "redirect:/disputes/" + number;
    }

    @PostMapping("/disputes/{number}/answer")
    String answer(@PathVariable long number, StepForm.Answer answer, RedirectAttributes redirect, Locale locale) {
        access.dispute(number);
        steps.answer(record.instanceOf(number), answer, redirect, locale);
        return "redirect:/disputes/" + number;
    }

    @PostMapping("/disputes/{number}/handover")
    String handOver(@PathVariable long number, StepForm.HandOver asked, RedirectAttributes redirect, Locale locale) {
        Dispute dispute = access.dispute(number);
        steps.handOver(
                dispute.reference(),
                record.instanceOf(number),
                asked,
                (step, actor, person, reason) -> disputes.handOver(dispute, step, actor, person, reason),
                redirect,
                locale);
        return "redirect:/disputes/" + number;
    }

    @PostMapping("/disputes/{number}/withdrawal")
    String withdraw(
            @PathVariable long number,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect,
            Locale locale) {
        Dispute dispute = access.dispute(number);
        access.checkWithdrawing(dispute.reference(), dispute.claimant());
        try {
            disputes.withdraw(number, Login.current().name(), reason.strip());
            redirect.addFlashAttribute("done", messages.getMessage("claim.withdraw.done", null, locale));
        } catch (Problem problem) {
            redirect.addFlashAttribute("problem", problem.detail());
        }
        return "redirect:/disputes/" + number;
    }

    /** What is already known, such as the reason that a chain gives, stands in the address. */
    @GetMapping("/agreements/{reference}/statements/{close}/dispute")
    String form(@PathVariable String reference, @PathVariable long close, Form known, Model model) {
        AgreementVersion version = agreements.read(reference);
        access.checkClaiming(version);
        Statement statement = disputes.disputed(reference, close);
        try {
            disputes.checkWindow(statement);
            model.addAttribute("open", true);
        } catch (Problem over) {
            model.addAttribute("open", false);
            model.addAttribute("problem", over.detail());
        }
        model.addAttribute("version", version);
        model.addAttribute("statement", statement);
        model.addAttribute("grounds", Grounds.values());
        model.addAttribute(
                "exclusions",
                version.terms().exclusions().stream()
                        .filter(Exclusion::isClaimed)
                        .toList());
        if (!model.containsAttribute("asked")) {
            model.addAttribute("asked", known);
        }
        return "disputes/begin";
    }

    @PostMapping("/agreements/{reference}/statements/{close}/dispute")
    String begin(
            @PathVariable String reference,
            @PathVariable long close,
            Form form,
            RedirectAttributes redirect,
            Locale locale) {
        access.checkClaiming(agreements.read(reference));
        try {
            Dispute dispute =
                    disputes.begin(reference, form.claim(close), Login.current().name());
            redirect.addFlashAttribute("done", messages.getMessage("dispute.begun", null, locale));
            return "redirect:/disputes/" + dispute.number();
        } catch (Problem problem) {
            redirect.addFlashAttribute("problem", problem.detail());
            redirect.addFlashAttribute("asked", form);
            return "redirect:/agreements/" + reference + "/statements/" + close + "/dispute";
        }
    }
}
