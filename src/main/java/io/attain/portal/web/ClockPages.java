package io.attain.portal.web;

import io.attain.access.Login;
import io.attain.problem.Problem;
import io.attain.workflow.DemonstrationClock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Profile;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page that moves the clock of the demonstration; in other profiles there is none. */
@Controller
@RequestMapping("/clock")
@Profile("demo")
@PreAuthorize("hasAnyRole('ADMINISTRATOR', 'MANAGER')")
class ClockPages {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT);

    private final DemonstrationClock clock;
    private final MessageSource messages;

    ClockPages(DemonstrationClock clock, MessageSource messages) {
        this.clock = clock;
        this.messages = messages;
    }

    @GetMapping
    String clock(Model model) {
        Instant now = clock.now();
        model.addAttribute("now", shown(now));
        model.addAttribute("real", shown(Instant.now()));
        model.addAttribute("moved", !clock.ahead().isZero());
        // What a field for date and time holds: to the minute, the next one at the earliest.
        model.addAttribute(
                "earliest",
                LocalDateTime.ofInstant(now, ZoneOffset.UTC)
                        .truncatedTo(ChronoUnit.MINUTES)
                        .plusMinutes(1));
        return "clock/clock";
    }

    @PostMapping("/by")
    String moveBy(@RequestParam Period by, RedirectAttributes redirect, Locale locale) {
        try {
            return move(clock.now().atZone(ZoneOffset.UTC).plus(by).toInstant(), redirect, locale);
        } catch (DateTimeException beyondAllTime) {
            return unreadable(redirect, locale);
        }
    }

    @PostMapping("/to")
    String moveTo(@RequestParam String to, RedirectAttributes redirect, Locale locale) {
        try {
            return move(LocalDateTime.parse(to).toInstant(ZoneOffset.UTC), redirect, locale);
        } catch (DateTimeException unreadable) {
            return unreadable(redirect, locale);
        }
    }

    private String unreadable(RedirectAttributes redirect, Locale locale) {
        redirect.addFlashAttribute("problem", messages.getMessage("clock.unreadable", null, locale));
        return "redirect:/clock";
    }

    private String move(Instant to, RedirectAttributes redirect, Locale locale) {
        if (to.isAfter(clock.now())) {
            try {
                Instant now = clock.moveTo(to, Login.current().name());
                redirect.addFlashAttribute(
                        "done", messages.getMessage("clock.done", new Object[] {shown(now)}, locale));
            } catch (Problem problem) {
                redirect.addFlashAttribute("problem", problem.detail());
            }
        } else {
            redirect.addFlashAttribute("problem", messages.getMessage("clock.back", null, locale));
        }
        return "redirect:/clock";
    }

    private static String shown(Instant instant) {
        return TIME.format(instant.atZone(ZoneOffset.UTC));
    }
}
