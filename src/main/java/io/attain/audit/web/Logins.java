package io.attain.audit.web;

import io.attain.access.Accounts;
import io.attain.access.Tokens;
import io.attain.audit.Act;
import io.attain.audit.AuditTrail;
import io.attain.audit.Chain;
import io.attain.audit.Kind;
import io.attain.audit.Origin;
import io.attain.audit.Origins;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.security.authentication.event.LogoutSuccessEvent;
import org.springframework.stereotype.Component;

/**
 * Records who logs in and out, and who fails to. A machine that sends its password or a token with each request logs in once a
 * day from each address. A name that nobody has is not recorded: it may be a password that somebody typed in the wrong field.
 */
@Component
class Logins {

    private static final String FORM = "POST /login";
    private static final String UNKNOWN = "unknown account";

    private final AuditTrail trail;
    private final Origins origins;
    private final Accounts accounts;
    private final Clock clock;
    private final Set<String> today = new HashSet<>();
    private String day = "";

    Logins(AuditTrail trail, Origins origins, Accounts accounts, Clock clock) {
        this.trail = trail;
        this.origins = origins;
        this.accounts = accounts;
        this.clock = clock;
    }

    @EventListener
    void loggedIn(AuthenticationSuccessEvent event) {
        if (!(event.getAuthentication() instanceof UsernamePasswordAuthenticationToken)) {
            return;
        }
        String name = event.getAuthentication().getName();
        String how =
                event.getAuthentication().getDetails() instanceof Tokens.Scope scope ? "by a token for " + scope : "";
        Origin origin = origins.current();
        if (FORM.equals(origin.through()) || isFirstToday(name + " " + how + " " + origin.address())) {
            record(Kind.LOGIN, name, how);
        }
    }

    private synchronized boolean isFirstToday(String who) {
        String now = Chain.day(clock.instant()).name();
        if (!now.equals(day)) {
            today.clear();
            day = now;
        }
        return today.add(who);
    }

    @EventListener
    void failed(AbstractAuthenticationFailureEvent event) {
        String name = event.getAuthentication().getName();
        boolean known = accounts.find(name).isPresent();
        String reason = event.getException().getClass().getSimpleName().replace("Exception", "");
        record(Kind.LOGIN_FAILED, known ? name : UNKNOWN, reason);
    }

    @EventListener
    void loggedOut(LogoutSuccessEvent event) {
        record(Kind.LOGOUT, event.getAuthentication().getName(), "");
    }

    private void record(Kind kind, String account, String about) {
        Instant now = clock.instant();
        trail.record(new Act(Chain.day(now), kind, about, account));
    }
}
