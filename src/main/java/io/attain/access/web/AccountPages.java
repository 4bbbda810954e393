package io.attain.access.web;

import io.attain.access.Account;
import io.attain.access.AccountKeeping;
import io.attain.access.AccountKeeping.Refusal;
import io.attain.access.Accounts;
import io.attain.access.Areas;
import io.attain.access.Login;
import io.attain.access.OneTimePassword;
import io.attain.access.Role;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
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

/** Accounts, for administrators; the filter chain keeps everybody else out. */
@Controller
@RequestMapping("/accounts")
class AccountPages {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Accounts accounts;
    private final AccountKeeping keeping;
    private final Areas areas;
    private final MessageSource messages;

    AccountPages(Accounts accounts, AccountKeeping keeping, Areas areas, MessageSource messages) {
        this.areas = areas;
        this.accounts = accounts;
        this.keeping = keeping;
        this.messages = messages;
    }

    /** What is shown of an account: never its password, not even the hash. */
    record Line(
            String name,
            String displayName,
            List<Role> roles,
            boolean enabled,
            String mail,
            boolean oneTime,
            boolean elsewhere,
            String area,
            @Nullable String refusedUntil) {

        static Line of(Account account, Map<String, String> mails, Map<String, Instant> refused, Set<String> parties) {
            Instant until = refused.get(account.name());
            return new Line(
                    account.name(),
                    account.displayName(),
                    account.roles().stream().sorted().toList(),
                    account.enabled(),
                    mails.getOrDefault(account.name(), ""),
                    account.oneTime(),
                    account.subject() != null,
                    String.join("\n", new TreeSet<>(parties)),
                    until == null ? null : TIME.format(until));
        }
    }

    /** What was typed into the form for a new account, but for the password. */
    record Entered(String name, String displayName, Set<Role> roles) {}

    @GetMapping
    String list(Model model) {
        return page(model, new Entered("", "", Set.of()), Map.of(), null, "");
    }

    @PostMapping
    String add(
            @RequestParam String name,
            @RequestParam String displayName,
            @RequestParam(required = false) @Nullable List<Role> roles,
            @RequestParam(defaultValue = "") String password,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Locale locale) {
        String first = orMade(password);
        Entered entered = new Entered(name.strip(), displayName.strip(), roles == null ? Set.of() : Set.copyOf(roles));
        List<Refusal> refusals =
                keeping.add(Login.current().name(), entered.name(), entered.displayName(), entered.roles(), first);
        if (!refusals.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            Map<String, String> errors = refusals.stream()
                    .collect(Collectors.toMap(Refusal::field, refusal -> text(refusal.reason(), locale)));
            return page(model, entered, errors, null, "");
        }
        hand(redirect, password, first);
        return done(redirect, locale, "accounts.added", entered.name());
    }

    @PostMapping("/{account}/password")
    String setPassword(
            @PathVariable String account,
            @RequestParam(defaultValue = "") String password,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Locale locale) {
        String next = orMade(password);
        Optional<Refusal> refusal = keeping.setPassword(Login.current().name(), account, next);
        if (refusal.isPresent()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return page(
                    model,
                    new Entered("", "", Set.of()),
                    Map.of(),
                    account,
                    text(refusal.get().reason(), locale));
        }
        hand(redirect, password, next);
        return done(redirect, locale, "accounts.password.set", account);
    }

    private static String orMade(String password) {
        return password.isEmpty() ? OneTimePassword.make() : password;
    }

    /** Shows once what nobody typed. */
    private static void hand(RedirectAttributes redirect, String typed, String password) {
        if (typed.isEmpty()) {
            redirect.addFlashAttribute("handed", password);
        }
    }

    @PostMapping("/{account}/roles")
    String setRoles(
            @PathVariable String account,
            @RequestParam(required = false) @Nullable List<Role> roles,
            RedirectAttributes redirect,
            Locale locale) {
        return told(
                keeping.setRoles(Login.current().name(), account, roles == null ? Set.of() : Set.copyOf(roles)),
                redirect,
                locale,
                "accounts.roles.set",
                account);
    }

    @PostMapping("/{account}/area")
    String setArea(
            @PathVariable String account, @RequestParam String area, RedirectAttributes redirect, Locale locale) {
        Set<String> parties =
                area.lines().map(String::strip).filter(it -> !it.isEmpty()).collect(Collectors.toSet());
        return told(
                keeping.setArea(Login.current().name(), account, parties),
                redirect,
                locale,
                "accounts.area.set",
                account);
    }

    @PostMapping("/{account}/name")
    String setDisplayName(
            @PathVariable String account,
            @RequestParam String displayName,
            RedirectAttributes redirect,
            Locale locale) {
        return told(
                keeping.setDisplayName(Login.current().name(), account, displayName.strip()),
                redirect,
                locale,
                "accounts.displayName.set",
                account);
    }

    @PostMapping("/{account}/mail")
    String setMail(
            @PathVariable String account, @RequestParam String mail, RedirectAttributes redirect, Locale locale) {
        return told(
                keeping.setMail(Login.current().name(), account, mail.strip()),
                redirect,
                locale,
                "accounts.mail.set",
                account);
    }

    @PostMapping("/{account}/lock")
    String lock(@PathVariable String account, RedirectAttributes redirect, Locale locale) {
        return told(keeping.lock(Login.current().name(), account), redirect, locale, "accounts.locked", account);
    }

    @PostMapping("/{account}/unlock")
    String unlock(@PathVariable String account, RedirectAttributes redirect, Locale locale) {
        keeping.unlock(Login.current().name(), account);
        return done(redirect, locale, "accounts.unlocked", account);
    }

    private String page(
            Model model, Entered entered, Map<String, String> errors, @Nullable String weakAccount, String weakness) {
        List<Account> all = accounts.all();
        Map<String, String> mails =
                accounts.mails(all.stream().map(Account::name).toList());
        Map<String, Instant> refused = accounts.refused();
        model.addAttribute(
                "accounts",
                all.stream()
                        .map(it -> Line.of(it, mails, refused, areas.of(it.name())))
                        .toList());
        model.addAttribute("allRoles", Arrays.asList(Role.values()));
        model.addAttribute("entered", entered);
        model.addAttribute("errors", errors);
        model.addAttribute("weakAccount", weakAccount);
        model.addAttribute("weakness", weakness);
        return "accounts/list";
    }

    private String told(
            Optional<Refusal> refusal, RedirectAttributes redirect, Locale locale, String key, String account) {
        if (refusal.isPresent()) {
            redirect.addFlashAttribute("problem", text(refusal.get().reason(), locale));
            return "redirect:/accounts";
        }
        return done(redirect, locale, key, account);
    }

    private String done(RedirectAttributes redirect, Locale locale, String key, String account) {
        redirect.addFlashAttribute("done", messages.getMessage(key, new Object[] {account}, locale));
        return "redirect:/accounts";
    }

    private String text(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
