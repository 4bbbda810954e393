package io.attain.notification.web;

import io.attain.access.Login;
import io.attain.notification.EventType;
import io.attain.notification.WebhookKeeping;
import io.attain.problem.Problem;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The systems that are told of events, for managers and administrators; the filter chain keeps everybody else out. */
@Controller
@RequestMapping("/webhooks")
class WebhookPages {

    private final WebhookKeeping keeping;
    private final MessageSource messages;

    WebhookPages(WebhookKeeping keeping, MessageSource messages) {
        this.keeping = keeping;
        this.messages = messages;
    }

    @GetMapping
    String list(Model model) {
        Login login = Login.current();
        model.addAttribute("webhooks", keeping.list(login));
        model.addAttribute("failed", keeping.failed(login));
        model.addAttribute("events", List.of(EventType.values()));
        return "notifications/webhooks";
    }

    @PostMapping
    @PreAuthorize("hasAnyRole('MANAGER', 'AREA_MANAGER')")
    String register(
            @RequestParam String url,
            @RequestParam(required = false) @Nullable Set<EventType> events,
            RedirectAttributes redirect,
            Locale locale) {
        try {
            String secret = keeping.register(Login.current(), url, events == null ? Set.of() : events)
                    .secret();
            redirect.addFlashAttribute("done", messages.getMessage("webhook.added", new Object[] {secret}, locale));
        } catch (Problem problem) {
            redirect.addFlashAttribute("problem", problem.detail());
            redirect.addFlashAttribute("url", url);
            redirect.addFlashAttribute("chosen", events == null ? Set.of() : events);
        }
        return "redirect:/webhooks";
    }

    @PostMapping("/{number}/removal")
    String remove(@PathVariable long number, RedirectAttributes redirect, Locale locale) {
        keeping.remove(Login.current(), number);
        redirect.addFlashAttribute("done", messages.getMessage("webhook.removed", null, locale));
        return "redirect:/webhooks";
    }

    @PostMapping("/again")
    String again(RedirectAttributes redirect, Locale locale) {
        redirect.addFlashAttribute(
                "done",
                messages.getMessage("webhook.again.done", new Object[] {keeping.again(Login.current())}, locale));
        return "redirect:/webhooks";
    }
}
