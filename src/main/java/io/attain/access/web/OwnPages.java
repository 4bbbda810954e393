package io.attain.access.web;

import io.attain.access.Account;
import io.attain.access.AccountKeeping;
import io.attain.access.AccountKeeping.Refusal;
import io.attain.access.Accounts;
import io.attain.access.Login;
import io.attain.access.Tokens;
import io.attain.access.Tokens.Scope;
import io.attain.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What everybody does with their own account: the password and the access tokens. */
@Controller
@RequestMapping("/me")
class OwnPages {

    private final Accounts accounts;
    private final Tokens tokens;
    private final AccountKeeping keeping;
    private final MessageSource messages;
    private final Clock clock;

    OwnPages(Accounts accounts, Tokens tokens, AccountKeeping keeping, MessageSource messages, Clock clock) {
        this.accounts = accounts;
        this.tokens = tokens;
        this.keeping = keeping;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping("/password")
    String password(Model model) {
        Optional<Account> account = accounts.find(Login.current().name());
        model.addAttribute("oneTime", account.filter(Account::oneTime).isPresent());
        model.addAttribute(
                "elsewhere", account.filter(it -> it.subject() != null).isPresent());
        return "me/password";
    }

    @PostMapping("/password")
    String setPassword(
            @RequestParam String current,
            @RequestParam String password,
            @RequestParam String repeated,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale) {
        Optional<Refusal> refusal = password.equals(repeated)
                ? keeping.changeOwnPassword(Login.current().name(), current, password)
                : Optional.of(new Refusal("repeated", "password.repeated.wrong"));
        if (refusal.isPresent()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            model.addAttribute("field", refusal.get().field());
            model.addAttribute("reason", messages.getMessage(refusal.get().reason(), null, locale));
            return password(model);
        }
        // The new password is tried out at once, and a session with a one-time password is worth nothing.
        Authentication login = SecurityContextHolder.getContext().getAuthentication();
        new SecurityContextLogoutHandler().logout(request, response, login);
        return "redirect:/login?changed";
    }

    @GetMapping("/tokens")
    String tokens(Model model) {
        model.addAttribute("tokens", tokens.of(Login.current().name()));
        model.addAttribute("scopes", Scope.values());
        model.addAttribute("days", TokenController.DEFAULT_DAYS);
        model.addAttribute("now", clock.instant());
        return "me/tokens";
    }

    @PostMapping("/tokens")
    String issue(
            @RequestParam(defaultValue = "") String label,
            @RequestParam int days,
            @RequestParam Scope scope,
            RedirectAttributes redirect) {
        try {
            redirect.addFlashAttribute(
                    "issued", keeping.issueToken(Login.current().name(), label.strip(), days, scope));
        } catch (Problem problem) {
            redirect.addFlashAttribute("problem", problem.detail());
        }
        return "redirect:/me/tokens";
    }

    @PostMapping("/tokens/{number}/withdrawal")
    String withdraw(@PathVariable long number, RedirectAttributes redirect, Locale locale) {
        keeping.withdrawToken(Login.current().name(), number);
        redirect.addFlashAttribute("done", messages.getMessage("token.withdrawn", null, locale));
        return "redirect:/me/tokens";
    }
}
