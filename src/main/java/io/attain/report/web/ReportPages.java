package io.attain.report.web;

import io.attain.access.Login;
import io.attain.evidence.EvidenceKeeping;
import io.attain.problem.Problem;
import io.attain.report.Delivery;
import io.attain.report.OwedReport;
import io.attain.report.OwedReport.Status;
import io.attain.report.ReportAccess;
import io.attain.report.ReportRecord.Wanted;
import io.attain.report.ReportViews;
import io.attain.report.ReportViews.FoundLine;
import io.attain.report.ReportViews.Line;
import io.attain.report.Reports;
import io.attain.report.Reports.ReceiverAnswer;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The library of reports, and the page of each, where it is delivered and answered. */
@Controller
@RequestMapping("/reports")
class ReportPages {

    private final ReportAccess access;
    private final Reports reports;
    private final ReportViews views;
    private final EvidenceKeeping keeping;
    private final MessageSource messages;

    ReportPages(
            ReportAccess access, Reports reports, ReportViews views, EvidenceKeeping keeping, MessageSource messages) {
        this.access = access;
        this.reports = reports;
        this.views = views;
        this.keeping = keeping;
        this.messages = messages;
    }

    /** What somebody writes into the form that delivers a report. */
    record Form(@Nullable String title, @Nullable String topic, @Nullable String summary, @Nullable String link) {}

    @GetMapping
    String search(
            @RequestParam(required = false) @Nullable String agreement,
            @RequestParam(required = false) @Nullable String topic,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable Long before,
            Model model,
            HttpServletResponse response,
            Locale locale) {
        List<FoundLine> found = List.of();
        List<Line> asked = List.of();
        try {
            Wanted wanted = ReportSearch.wanted(access, agreement, topic, q, before);
            found = views.search(wanted);
            asked = views.asked(wanted.readable(), wanted.reference());
        } catch (Problem problem) {
            if (agreement == null || problem.kind() != Problem.Kind.UNKNOWN) {
                throw problem;
            }
            response.setStatus(HttpStatus.NOT_FOUND.value());
            model.addAttribute("problem", messages.getMessage("agreement.unknown", new Object[] {agreement}, locale));
        }
        model.addAttribute("asked", asked);
        model.addAttribute("found", found);
        model.addAttribute(
                "last",
                found.size() == ReportSearch.PAGE ? found.get(found.size() - 1).place() : null);
        model.addAttribute("agreement", agreement);
        model.addAttribute("topic", topic);
        model.addAttribute("q", q);
        return "reports/list";
    }

    @GetMapping("/{number}")
    String report(@PathVariable long number, Model model) {
        OwedReport owed = access.read(number);
        model.addAttribute("line", views.line(owed));
        model.addAttribute("acts", views.acts(owed));
        model.addAttribute("files", keeping.of(owed.name()));
        model.addAttribute("delivers", owed.status().isAsked() && access.delivers(owed));
        model.addAttribute("answers", owed.status() == Status.DELIVERED && access.answers(owed));
        if (!model.containsAttribute("asked")) {
            model.addAttribute("asked", new Form(null, null, null, null));
        }
        return "reports/report";
    }

    @PostMapping("/{number}/delivery")
    String deliver(
            @PathVariable long number,
            Form form,
            @RequestParam(required = false) @Nullable MultipartFile file,
            RedirectAttributes redirect,
            Locale locale)
            throws IOException {
        OwedReport owed = access.read(number);
        access.checkDelivering(owed);
        try {
            ReportController.hand(
                    reports, owed, Delivery.of(form.title(), form.topic(), form.summary(), form.link()), file);
            redirect.addFlashAttribute("done", messages.getMessage("report.delivered", null, locale));
        } catch (Problem problem) {
            redirect.addFlashAttribute("problem", problem.detail());
            redirect.addFlashAttribute("asked", form);
        }
        return "redirect:/reports/" + number;
    }

    @PostMapping("/{number}/answer")
    String answer(
            @PathVariable long number,
            @RequestParam ReceiverAnswer answer,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect,
            Locale locale) {
        OwedReport owed = access.read(number);
        access.checkAnswering(owed);
        try {
            reports.answer(owed, answer, reason.strip(), Login.current().name());
            redirect.addFlashAttribute("done", messages.getMessage("report.answered", null, locale));
        } catch (Problem problem) {
            redirect.addFlashAttribute("problem", problem.detail());
        }
        return "redirect:/reports/" + number;
    }
}
