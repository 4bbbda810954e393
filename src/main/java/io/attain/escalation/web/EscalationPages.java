package io.attain.escalation.web;

import io.attain.access.Login;
import io.attain.agreement.AgreementAccess;
import io.attain.escalation.Escalating;
import io.attain.escalation.Escalation;
import io.attain.escalation.EscalationAccess;
import io.attain.escalation.EscalationRecord;
import io.attain.escalation.EscalationRecord.Order;
import io.attain.escalation.EscalationRecord.Place;
import io.attain.escalation.EscalationRecord.Wanted;
import io.attain.escalation.EscalationViews;
import io.attain.escalation.EscalationViews.Line;
import io.attain.escalation.RunningEscalations;
import io.attain.escalation.Status;
import io.attain.problem.Problem;
import io.attain.workflow.OpenTasks;
import jakarta.servlet.http.HttpServletResponse;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The managers' board of escalations, and the page of each, where people act on it. */
@Controller
@RequestMapping("/escalations")
class EscalationPages {

    private static final int PAGE = 50;
    private static final int LONGEST_REASON = 2000;

    private final AgreementAccess agreements;
    private final EscalationAccess access;
    private final EscalationRecord record;
    private final Escalating escalating;
    private final EscalationViews views;
    private final OpenTasks openTasks;
    private final RunningEscalations running;
    private final MessageSource messages;

    EscalationPages(
            AgreementAccess agreements,
            EscalationAccess access,
            EscalationRecord record,
            Escalating escalating,
            EscalationViews views,
            OpenTasks openTasks,
            RunningEscalations running,
            MessageSource messages) {
        this.agreements = agreements;
        this.access = access;
        this.record = record;
        this.escalating = escalating;
        this.views = views;
        this.openTasks = openTasks;
        this.running = running;
        this.messages = messages;
    }

    /** What somebody does on an escalation's page. */
    enum Deed {
        /** Takes it on. */
        ACKNOWLEDGE,
        /** Has somebody else answer for it. */
        HAND_OVER,
        /** Brings it up. */
        RAISE,
        /** Brings it down. */
        LOWER
    }

    @GetMapping
    String board(
            @RequestParam(defaultValue = "false") boolean over,
            @RequestParam(required = false) @Nullable Integer level,
            @RequestParam(required = false) @Nullable String reference,
            @RequestParam(required = false) @Nullable String person,
            @RequestParam(defaultValue = "URGENCY") Order order,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Long number,
            Model model,
            HttpServletResponse response,
            Locale locale) {
        String only = reference == null || reference.isBlank() ? null : reference.strip();
        @Nullable List<String> readable = List.of();
        try {
            readable = agreements.readable(only);
        } catch (Problem problem) {
            if (problem.kind() != Problem.Kind.UNKNOWN) {
                throw problem;
            }
            response.setStatus(HttpStatus.NOT_FOUND.value());
            model.addAttribute("problem", messages.getMessage("agreement.unknown", new Object[] {only}, locale));
        }
        Set<Status> statuses = over ? EnumSet.of(Status.CLOSED, Status.WITHDRAWN) : EnumSet.copyOf(Status.RUNNING);
        String whose = person == null || person.isBlank() ? null : person.strip();
        List<Escalation> found = record.list(new Wanted(
                statuses,
                readable,
                level,
                whose == null ? null : running.waitingFor(whose),
                order,
                after == null || number == null ? null : new Place(after, number),
                PAGE));
        List<Line> lines =
                found.stream().limit(PAGE).map(it -> views.line(it, locale)).toList();
        model.addAttribute("lines", lines);
        model.addAttribute(
                "mixesZones", lines.stream().map(Line::zone).distinct().count() > 1);
        model.addAttribute("last", found.size() > PAGE ? order.after(found.get(PAGE - 1)) : null);
        model.addAttribute("beyond", lines.isEmpty() && after != null);
        model.addAttribute("person", whose);
        model.addAttribute("order", order);
        model.addAttribute("orders", Order.values());
        model.addAttribute("levels", record.levels(readable));
        model.addAttribute("over", over);
        model.addAttribute("level", level);
        model.addAttribute("reference", only);
        return "escalations/board";
    }

    @GetMapping("/{number}")
    String escalation(@PathVariable long number, Model model, Locale locale) {
        Escalation escalation = access.read(number);
        model.addAttribute("view", views.view(escalation, locale));
        model.addAttribute("acknowledges", access.acknowledges(escalation));
        boolean moves = access.moves(escalation);
        model.addAttribute("moves", moves);
        model.addAttribute("successors", moves ? escalating.successors(escalation) : List.of());
        model.addAttribute("raises", moves && escalating.canRaise(escalation));
        model.addAttribute("lowers", moves && escalating.canLower(escalation));
        model.addAttribute(
                "tasks",
                record.instanceOf(number)
                        .map(it -> openTasks.own(it, Login.current().name()))
                        .orElse(List.of()));
        return "escalations/escalation";
    }

    @PostMapping("/{number}/acts")
    String act(
            @PathVariable long number,
            @RequestParam Deed deed,
            @RequestParam(defaultValue = "") String person,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect,
            Locale locale) {
        Escalation escalation = access.read(number);
        String actor = Login.current().name();
        String words = reason.strip();
        try {
            if (words.length() > LONGEST_REASON) {
                throw Problem.refused("A reason takes at most " + LONGEST_REASON + " characters.");
            }
            switch (deed) {
                case ACKNOWLEDGE -> {
                    access.checkAcknowledging(escalation);
                    running.acknowledge(number, actor, words);
                }
                case HAND_OVER -> {
                    access.checkMoving(escalation);
                    running.handOver(number, actor, person.strip(), words);
                }
                case RAISE -> {
                    access.checkMoving(escalation);
                    running.raise(number, actor, words);
                }
                case LOWER -> {
                    access.checkMoving(escalation);
                    running.lower(number, actor, words);
                }
            }
            redirect.addFlashAttribute("done", messages.getMessage("escalation.done." + deed, null, locale));
        } catch (Problem problem) {
            if (problem.kind() == Problem.Kind.FORBIDDEN) {
                throw problem;
            }
            redirect.addFlashAttribute("problem", problem.detail());
        }
        return "redirect:/escalations/" + number;
    }
}
