package io.attain.audit;

import io.attain.access.AccountAct;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Has the record say what was done to an account, and not only what it is like since. Tokens have rows of their own, which say it. */
@Component
class AccountActs {

    /** Whom the provider knows under which subject is in the row and is nobody's business. */
    private static final Set<AccountAct.Kind> WITHOUT_DETAIL = EnumSet.of(AccountAct.Kind.LINKED);

    private static final Set<AccountAct.Kind> OF_TOKENS =
            EnumSet.of(AccountAct.Kind.TOKEN_ISSUED, AccountAct.Kind.TOKEN_WITHDRAWN);

    private final AuditTrail trail;
    private final Clock clock;

    AccountActs(AuditTrail trail, Clock clock) {
        this.trail = trail;
        this.clock = clock;
    }

    @EventListener
    void told(AccountAct act) {
        if (!OF_TOKENS.contains(act.kind())) {
            String what = act.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
            boolean isTold = !act.detail().isEmpty() && !WITHOUT_DETAIL.contains(act.kind());
            trail.record(new Act(
                            Chain.day(clock.instant()),
                            Kind.ACCOUNT,
                            act.account() + ": " + what + (isTold ? ", " + act.detail() : ""),
                            act.by())
                    .on("account " + act.account()));
        }
    }
}
