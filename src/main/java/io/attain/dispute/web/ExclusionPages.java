package io.attain.dispute.web;

import io.attain.access.Login;
import io.attain.agreement.AgreementAccess;
import io.attain.agreement.AgreementVersion;
import io.attain.dispute.ClaimViews;
import io.attain.dispute.DisputeAccess;
import io.attain.dispute.ExclusionClaim;
import io.attain.dispute.ExclusionClaims;
import io.attain.dispute.ExclusionRecord;
import io.attain.evidence.EvidenceFile;
import io.attain.problem.Problem;
import io.attain.terms.Exclusion;
import io.attain.workflow.OpenTasks;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDateTime;
import java.time.ZoneId;
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
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page of each claimed exclusion, and the form that claims one. */
@Controller
class ExclusionPages {

    private final AgreementAccess agreements;
    private final DisputeAccess access;
    private final ExclusionClaims claims;
    private final StepForms steps;
    private final ClaimViews views;
    private final ExclusionRecord record;
    private final OpenTasks openTasks;
    private final MessageSource messages;

    ExclusionPages(
            AgreementAccess agreements,
            DisputeAccess access,
            ExclusionClaims claims,
            StepForms steps,
            ClaimViews views,
            ExclusionRecord record,
            OpenTasks openTasks,
            MessageSource messages) {
        this.agreements = agreements;
        this.access = access;
        this.claims = claims;
        this.steps = steps;
        this.views = views;
        this.record = record;
        this.openTasks = openTasks;
        this.messages = messages;
    }

    /** What somebody writes into the form that claims an exclusion. */
    record Form(
            @Nullable String exclusion,
            @Nullable String from,
            @Nullable String until,
            @Nullable List<String> objectives,
            @Nullable String noticeAt,
            @Nullable String words) {

        ExclusionClaims.Wanted wanted(ZoneId zone) {
            LocalDateTime notice = FormFields.time(noticeAt);
            return new ExclusionClaims.Wanted(
                    FormFields.text(exclusion),
                    FormFields.time(from),
                    FormFields.time(until),
                    objectives,
                    notice == null ? null : notice.atZone(zone).toInstant(),
                    words);
        }
    }

    @GetMapping("/exclusions/{number}")
    String exclusion(@PathVariable long number, Model model, Locale locale) {
        ExclusionClaim claim = access.exclusion(number);
        ClaimViews.ExclusionView view = views.view(claim, locale);
        model.addAttribute("view", view);
        model.addAttribute(
                "tasks",
                record.instanceOf(number)
                        .map(it -> openTasks.own(it, Login.current().name()))
                        .orElse(List.of()));
        model.addAttribute("forms", steps.of(claim.reference(), record.instanceOf(number)));
        model.addAttribute("adds", view.open() && access.addsEvidence(claim.reference()));
        model.addAttribute("withdraws", view.open() && access.withdraws(claim.reference(), claim.claimant()));
        return "disputes/exclusion";
    }

    @PostMapping("/exclusions/{number}/evidence")
    String add(@PathVariable long number, @RequestParam MultipartFile file, RedirectAttributes redirect, Locale locale)
            throws IOException {
        ExclusionClaim claim = access.exclusion(number);
        access.checkAddingEvidence(claim.reference());
        try (InputStream content = file.getInputStream()) {
            claims.addEvidence(
                    claim, EvidenceFile.name(file), content, Login.current().name());
            redirect.addFlashAttribute("done", messages.getMessage("claim.evidence.done", null, locale));
        } catch (Problem problem) {
            redirect.addFlashAttribute("problem", problem.detail());
        }
        return "redirect:/exclusions/" + number;
    }

    @PostMapping("/exclusions/{number}/answer")
    String answer(@PathVariable long number, StepForm.Answer answer, RedirectAttributes redirect, Locale locale) {
        access.exclusion(number);
        steps.answer(record.instanceOf(number), answer, redirect, locale);
        return "redirect:/exclusions/" + number;
    }

    @PostMapping("/exclusions/{number}/handover")
    String handOver(@PathVariable long number, StepForm.HandOver asked, RedirectAttributes redirect, Locale locale) {
        ExclusionClaim claim = access.exclusion(number);
        steps.handOver(
                claim.reference(),
                record.instanceOf(number),
                asked,
                (step, actor, person, reason) -> claims.handOver(claim, step, actor, person, reason),
                redirect,
                locale);
        return "redirect:/exclusions/" + number;
    }

    @PostMapping("/exclusions/{number}/withdrawal")
    String withdraw(
            @PathVariable long number,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect,
            Locale locale) {
        ExclusionClaim claim = access.exclusion(number);
        access.checkWithdrawing(claim.reference(), claim.claimant());
        try {
            claims.withdraw(number, Login.current().name(), reason.strip());
            redirect.addFlashAttribute("done", messages.getMessage("claim.withdraw.done", null, locale));
        } catch (Problem problem) {
            redirect.addFlashAttribute("problem", problem.detail());
        }
        return "redirect:/exclusions/" + number;
    }

    /** What is already known, such as the reason that a chain gives, stands in the address. */
    @GetMapping("/agreements/{reference}/exclusions/new")
    String form(@PathVariable String reference, Form known, Model model) {
        AgreementVersion version = agreements.read(reference);
        access.checkClaiming(version);
        model.addAttribute("version", version);
        model.addAttribute(
                "exclusions",
                version.terms().exclusions().stream()
                        .filter(Exclusion::isClaimed)
                        .toList());
        if (!model.containsAttribute("asked")) {
            model.addAttribute("asked", known);
        }
        return "disputes/claim";
    }

    @PostMapping("/agreements/{reference}/exclusions")
    String make(@PathVariable String reference, Form form, RedirectAttributes redirect, Locale locale) {
        AgreementVersion version = agreements.read(reference);
        access.checkClaiming(version);
        try {
            ExclusionClaim made = claims.make(
                    reference,
                    form.wanted(version.terms().zone()),
                    Login.current().name());
            redirect.addFlashAttribute("done", messages.getMessage("exclusion.claimed", null, locale));
            return "redirect:/exclusions/" + made.number();
        } catch (Problem problem) {
            redirect.addFlashAttribute("problem", problem.detail());
            redirect.addFlashAttribute("asked", form);
            return "redirect:/agreements/" + reference + "/exclusions/new";
        }
    }
}
