package io.attain.portal.web;

import io.attain.access.DemoPeople;
import io.attain.access.Login;
import io.attain.access.PasswordAttempts;
import io.attain.access.SingleSignOnSettings;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

@Controller
class StartController {

    private final boolean demo;
    private final SingleSignOnSettings singleSignOn;

    StartController(Environment environment, SingleSignOnSettings singleSignOn) {
        this.demo = environment.acceptsProfiles(Profiles.of("demo"));
        this.singleSignOn = singleSignOn;
    }

    @GetMapping("/login")
    String login(Model model) {
        model.addAttribute("demo", demo);
        if (demo) {
            model.addAttribute("people", DemoPeople.ALL);
            model.addAttribute("password", DemoPeople.PASSWORD);
        }
        model.addAttribute("attempts", PasswordAttempts.MOST);
        model.addAttribute("pause", PasswordAttempts.PAUSE.toMinutes());
        model.addAttribute("singleSignOn", singleSignOn.on() ? singleSignOn.label() : null);
        return "login";
    }

    /** Who looks after accounts and nothing else has no agreements to begin with. */
    @GetMapping("/")
    String start() {
        return Login.current().looksAfterAccountsOnly() ? "redirect:/accounts" : "redirect:/agreements";
    }

    @GetMapping({"/camunda", "/camunda/", "/tasks"})
    String tasks() {
        return "redirect:/camunda/app/tasklist/default/";
    }

    @GetMapping({"/api", "/api/"})
    String api() {
        return "redirect:/api/ui";
    }
}
