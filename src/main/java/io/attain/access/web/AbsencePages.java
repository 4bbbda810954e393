package io.attain.access.web;

import io.attain.access.Absence;
import io.attain.access.AbsenceKeeping;
import io.attain.access.AbsenceKeeping.Plan;
import io.attain.access.AccountKeeping.Refusal;
import io.attain.access.Login;
import io.attain.access.Role;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One's own absences, those of others in which one stands in, and those of people whom one looks after. */
@Controller
class AbsencePages {

    private final AbsenceKeeping keeping;
    private final MessageSource messages;
    private final Clock clock;

    AbsencePages(AbsenceKeeping keeping, MessageSource messages, Clock clock) {
        this.keeping = keeping;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * What was typed into the form; the account is one's own, or that of somebody whom one looks after. Days that there are not, such as
     * 30 February, count as not given, since the form says what is wanted there.
     */
    record Entered(
            @Nullable String account,
            @Nullable String deputy,
            @Nullable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate first,
            @Nullable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate last,
            @Nullable String zone) {

        Plan plan(String of) {
            return new Plan(of, text(deputy), first, last, text(zone));
        }

        static String text(@Nullable String field) {
            return field == null ? "" : field.strip();
        }
    }

    private static final Entered NOTHING = new Entered(null, null, null, null, null);

    @GetMapping("/me/absences")
    String own(Model model) {
        return own(model, NOTHING, Map.of());
    }

    private String own(Model model, Entered entered, Map<String, String> errors) {
        Login login = Login.current();
        String account = login.name();
        List<Absence> planned = keeping.own(account);
        model.addAttribute("own", planned);
        model.addAttribute(
                "withoutDeputy", planned.stream().collect(Collectors.toMap(Absence::number, keeping::withoutDeputy)));
        model.addAttribute("entrusted", keeping.entrusted(account));
        model.addAttribute(
                "looksAfter", login.is(Role.ADMINISTRATOR) || login.is(Role.MANAGER) || login.is(Role.AREA_MANAGER));
        model.addAttribute(
                "zone", keeping.chosenZone(account).map(ZoneId::getId).orElse(null));
        return page(model, entered, errors, "me/absences");
    }

    @GetMapping("/absences")
    String lookedAfter(Model model) {
        return lookedAfter(model, NOTHING, Map.of());
    }

    private String lookedAfter(Model model, Entered entered, Map<String, String> errors) {
        model.addAttribute("absences", keeping.lookedAfter());
        return page(model, entered, errors, "accounts/absences");
    }

    private String page(Model model, Entered entered, Map<String, String> errors, String view) {
        model.addAttribute("now", clock.instant());
        model.addAttribute("zones", new TreeSet<>(ZoneId.getAvailableZoneIds()));
        model.addAttribute("entered", entered);
        model.addAttribute("errors", errors);
        return view;
    }

    @PostMapping("/me/absences")
    String planOwn(
            Entered entered,
            BindingResult noDay,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Locale locale) {
        Map<String, String> errors = plan(entered.plan(Login.current().name()), response, redirect, locale);
        return errors.isEmpty() ? "redirect:/me/absences" : own(model, entered, errors);
    }

    @PostMapping("/absences")
    String plan(
            Entered entered,
            BindingResult noDay,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Locale locale) {
        Map<String, String> errors = plan(entered.plan(Entered.text(entered.account())), response, redirect, locale);
        return errors.isEmpty() ? "redirect:/absences" : lookedAfter(model, entered, errors);
    }

    /** Returns what is wrong, by field. */
    private Map<String, String> plan(
            Plan plan, HttpServletResponse response, RedirectAttributes redirect, Locale locale) {
        Optional<Refusal> refusal = keeping.plan(Login.current().name(), plan);
        if (refusal.isPresent()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return Map.of(
                    refusal.get().field(), messages.getMessage(refusal.get().reason(), null, locale));
        }
        redirect.addFlashAttribute(
                "done", messages.getMessage("absence.planned", new Object[] {plan.deputy()}, locale));
        return Map.of();
    }

    @PostMapping("/me/absences/{number}/end")
    String endOwn(@PathVariable long number, RedirectAttributes redirect, Locale locale) {
        return end(number, "absence.ended", "redirect:/me/absences", redirect, locale);
    }

    @PostMapping("/absences/{number}/end")
    String end(@PathVariable long number, RedirectAttributes redirect, Locale locale) {
        return end(number, "absence.ended.other", "redirect:/absences", redirect, locale);
    }

    private String end(long number, String said, String next, RedirectAttributes redirect, Locale locale) {
        keeping.end(Login.current().name(), number);
        redirect.addFlashAttribute("done", messages.getMessage(said, null, locale));
        return next;
    }
}
