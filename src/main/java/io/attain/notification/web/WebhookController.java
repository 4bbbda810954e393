package io.attain.notification.web;

import io.attain.access.Login;
import io.attain.access.Role;
import io.attain.notification.EventType;
import io.attain.notification.Webhook;
import io.attain.notification.WebhookKeeping;
import io.attain.problem.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The systems that are told of events, over REST, for managers and administrators. */
@RestController
@RequestMapping("/api/webhooks")
class WebhookController {

    private final WebhookKeeping keeping;

    WebhookController(WebhookKeeping keeping) {
        this.keeping = keeping;
    }

    /** What is asked for. */
    record Wanted(@Nullable String url, @Nullable Set<EventType> events) {}

    /** What is told of a system; its secret only when it is registered. */
    record Shown(
            long number, String url, Set<EventType> events, String registeredBy, Instant registeredAt, String secret) {

        static Shown of(Webhook webhook, String secret) {
            return new Shown(
                    webhook.number(),
                    webhook.url().toString(),
                    new TreeSet<>(webhook.events()),
                    webhook.registeredBy(),
                    webhook.registeredAt(),
                    secret);
        }
    }

    @GetMapping
    List<Shown> list() {
        return keeping.list(looking()).stream().map(it -> Shown.of(it, "")).toList();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Shown register(@RequestBody Wanted wanted) {
        Login by = looking();
        if (wanted.url() == null || wanted.events() == null || wanted.events().contains(null)) {
            throw Problem.refused("A webhook has a “url” and “events”.");
        }
        WebhookKeeping.Registered registered = keeping.register(by, wanted.url(), wanted.events());
        return Shown.of(registered.webhook(), registered.secret());
    }

    @DeleteMapping("/{number}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable long number) {
        keeping.remove(looking(), number);
    }

    private static Login looking() {
        Login login = Login.current();
        if (!login.is(Role.ADMINISTRATOR) && !login.manages()) {
            throw Problem.forbidden("Webhooks are for managers and administrators.");
        }
        return login;
    }
}
