package io.attain.notification.web;

import io.attain.notification.Kind;
import io.attain.notification.NotificationOutbox;
import io.attain.notification.OutboxEntry;
import io.attain.notification.OutboxEntry.State;
import io.attain.notification.Telling;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What waits to be sent, and what was given up, for administrators; the filter chain keeps everybody else out. */
@Controller
@RequestMapping("/notifications")
class OutboxPages {

    private static final int MOST = 100;

    private final NotificationOutbox outbox;
    private final Telling telling;
    private final MessageSource messages;

    OutboxPages(NotificationOutbox outbox, Telling telling, MessageSource messages) {
        this.outbox = outbox;
        this.telling = telling;
        this.messages = messages;
    }

    /** A notice as the page shows it to administrators, who see what kind it is and not what it says. */
    record Line(long number, String account, Kind kind, int attempts, String failure, Instant nextAttempt) {}

    @GetMapping
    String list(Model model) {
        model.addAttribute("on", telling.isOn());
        model.addAttribute("counts", outbox.counts());
        model.addAttribute("failed", lines(State.FAILED));
        model.addAttribute("waiting", lines(State.WAITING));
        return "notifications/outbox";
    }

    private List<Line> lines(State state) {
        return outbox.latest(state, MOST).stream().map(OutboxPages::line).toList();
    }

    private static Line line(OutboxEntry entry) {
        return new Line(
                entry.number(),
                entry.notice().account(),
                entry.notice().kind(),
                entry.attempts(),
                entry.failure() == null ? "" : entry.failure(),
                entry.nextAttempt());
    }

    @PostMapping("/again")
    String again(@RequestParam(required = false) @Nullable Long number, RedirectAttributes redirect, Locale locale) {
        redirect.addFlashAttribute(
                "done", messages.getMessage("outbox.again.done", new Object[] {outbox.again(number)}, locale));
        return "redirect:/notifications";
    }
}
