package io.attain.access.web;

import io.attain.access.AbsenceKeeping;
import io.attain.access.AccountKeeping.Refusal;
import io.attain.access.Login;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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

/** One's own absences, and those of others in which one stands in. */
@Controller
@RequestMapping("/me/absences")
class AbsencePages {

    private final AbsenceKeeping keeping;
    private final MessageSource messages;
    private final Clock clock;

    AbsencePages(AbsenceKeeping keeping, MessageSource messages, Clock clock) {
        this.keeping = keeping;
        this.messages = messages;
        this.clock = clock;
    }

    /** What was typed into the form. */
    record Entered(String deputy, @Nullable LocalDate first, @Nullable LocalDate last) {}

    @GetMapping
    String list(Model model) {
        return page(model, new Entered("", null, null), Map.of());
    }

    private String page(Model model, Entered entered, Map<String, String> errors) {
        String account = Login.current().name();
        model.addAttribute("own", keeping.own(account));
        model.addAttribute("entrusted", keeping.entrusted(account));
        model.addAttribute("now", clock.instant());
        model.addAttribute("entered", entered);
        model.addAttribute("errors", errors);
        return "me/absences";
    }

    @PostMapping
    String plan(
            @RequestParam(defaultValue = "") String deputy,
            @RequestParam(required = false) @Nullable LocalDate first,
            @RequestParam(required = false) @Nullable LocalDate last,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Locale locale) {
        Entered entered = new Entered(deputy.strip(), first, last);
        Optional<Refusal> refusal = keeping.plan(Login.current().name(), entered.deputy(), first, last);
        if (refusal.isPresent()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return page(
                    model,
                    entered,
                    Map.of(
                            refusal.get().field(),
                            messages.getMessage(refusal.get().reason(), null, locale)));
        }
        redirect.addFlashAttribute(
                "done", messages.getMessage("absence.planned", new Object[] {entered.deputy()}, locale));
        return "redirect:/me/absences";
    }

    @PostMapping("/{number}/end")
    String end(@PathVariable long number, RedirectAttributes redirect, Locale locale) {
        keeping.end(Login.current().name(), number);
        redirect.addFlashAttribute("done", messages.getMessage("absence.ended", null, locale));
        return "redirect:/me/absences";
    }
}
