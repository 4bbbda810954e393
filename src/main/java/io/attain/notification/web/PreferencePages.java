package io.attain.notification.web;

import io.attain.access.AccountKeeping.Refusal;
import io.attain.access.Login;
import io.attain.notification.Kind;
import io.attain.notification.Preference;
import io.attain.notification.Preference.Delivery;
import io.attain.notification.PreferenceKeeping;
import io.attain.notification.Telling;
import io.attain.terms.Wording;
import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How everybody chooses what to be told, and how. Nobody sees or changes what others chose. */
@Controller
@RequestMapping("/me/notifications")
class PreferencePages {

    private static final int LAST_HOUR = 23;

    private final PreferenceKeeping keeping;
    private final Telling telling;
    private final MessageSource messages;

    PreferencePages(PreferenceKeeping keeping, Telling telling, MessageSource messages) {
        this.keeping = keeping;
        this.telling = telling;
        this.messages = messages;
    }

    /** What the form shows, or what was written into it. */
    record Form(String mail, Delivery delivery, int hour, String zone, String language, Set<Kind> kinds) {

        static Form of(String mail, Preference preference) {
            return new Form(
                    mail,
                    preference.delivery(),
                    preference.hour(),
                    preference.zone().getId(),
                    preference.language().toLanguageTag(),
                    preference.kinds());
        }
    }

    @GetMapping
    String show(Model model, Locale locale) {
        String account = Login.current().name();
        return page(model, Form.of(keeping.address(account), keeping.of(account, Wording.nearest(locale))));
    }

    @PostMapping
    String change(
            @RequestParam(defaultValue = "") String mail,
            @RequestParam Delivery delivery,
            @RequestParam int hour,
            @RequestParam String zone,
            @RequestParam String language,
            @RequestParam(required = false) @Nullable Set<Kind> kinds,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Locale locale) {
        Form form = new Form(mail.strip(), delivery, hour, zone.strip(), language, kinds == null ? Set.of() : kinds);
        Optional<String> problem = problem(form).or(() -> keeping.change(
                        Login.current().name(),
                        form.mail(),
                        new Preference(
                                form.delivery(),
                                form.hour(),
                                ZoneId.of(form.zone()),
                                Locale.forLanguageTag(form.language()),
                                form.kinds()))
                .map(Refusal::reason));
        if (problem.isPresent()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            model.addAttribute("problem", messages.getMessage(problem.get(), null, locale));
            return page(model, form);
        }
        redirect.addFlashAttribute(
                "done", messages.getMessage("preference.done", null, Locale.forLanguageTag(form.language())));
        return "redirect:/me/notifications";
    }

    private static Optional<String> problem(Form form) {
        if (!ZoneId.getAvailableZoneIds().contains(form.zone())) {
            return Optional.of("preference.zone.form");
        }
        if (form.hour() < 0
                || form.hour() > LAST_HOUR
                || !Preference.LANGUAGES.contains(Locale.forLanguageTag(form.language()))) {
            return Optional.of("preference.form");
        }
        return Optional.empty();
    }

    private String page(Model model, Form form) {
        model.addAttribute("form", form);
        model.addAttribute("on", telling.isOn());
        model.addAttribute("kinds", List.of(Kind.values()));
        model.addAttribute("deliveries", List.of(Delivery.values()));
        model.addAttribute("zones", new TreeSet<>(ZoneId.getAvailableZoneIds()));
        return "notifications/preferences";
    }
}
