package io.attain.chain;

import io.attain.access.Login;
import io.attain.access.Role;
import io.attain.agreement.AgreementVersion;
import io.attain.credit.PeriodCloses;
import io.attain.credit.Statement;
import io.attain.credit.Statement.Status;
import io.attain.terms.Agreement;
import io.attain.terms.Exclusion;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds what a supplier's breach can be claimed for downstream, where the terms say that it relieves. It changes nothing by
 * itself: it is the reason of a claim or a dispute, which the other side answers like any other.
 */
@Component
public class Relief {

    private final PeriodCloses closes;
    private final Clock clock;

    Relief(PeriodCloses closes, Clock clock) {
        this.closes = closes;
        this.clock = clock;
    }

    /**
     * What can be claimed.
     *
     * @param explanation the breach, never {@literal null}
     * @param causes those that relieve, at least one
     * @param from when the breaches beneath begin within the missed period, in local time of the agreement's zone
     * @param until when they end
     * @param exclusion the id of the exclusion that the terms name for such breaches, {@literal null} where they name none, or several
     * @param claimable whether the terms have an exclusion that is claimed
     * @param statement the number of the close whose statement can be disputed, {@literal null} for none
     */
    public record Claimable(
            Explanation explanation,
            List<Explanation.Cause> causes,
            LocalDateTime from,
            LocalDateTime until,
            @Nullable String exclusion,
            boolean claimable,
            @Nullable Long statement) {

        /** Copies the list. */
        public Claimable {
            causes = List.copyOf(causes);
        }
    }

    /**
     * Finds what the logged-in account can claim because of a breach that those beneath explain.
     *
     * @param version the version that holds of the agreement, never {@literal null}
     * @param explanation where its breach comes from, never {@literal null}
     * @return empty where nothing beneath relieves, or the account is no owner of the provider's
     */
    public Optional<Claimable> of(AgreementVersion version, Explanation explanation) {
        List<Explanation.Cause> causes = explanation.causes().stream()
                .filter(Explanation.Cause::isRelief)
                .toList();
        Login login = Login.current();
        boolean owner =
                version.people(Agreement.Role.PROVIDER, AgreementVersion.OWNER).contains(login.name());
        if (causes.isEmpty() || !owner || login.is(Role.AUDITOR)) {
            return Optional.empty();
        }
        List<Explanation.Period> missed = causes.stream()
                .flatMap(it -> it.periods().stream())
                .filter(it -> it.verdict().equals("BREACHED"))
                .toList();
        Instant from = missed.stream()
                .map(Explanation.Period::start)
                .min(Comparator.naturalOrder())
                .filter(it -> it.isAfter(explanation.start()))
                .orElse(explanation.start());
        Instant until = missed.stream()
                .map(Explanation.Period::end)
                .max(Comparator.naturalOrder())
                .filter(it -> it.isBefore(explanation.end()))
                .orElse(explanation.end());
        Agreement terms = version.terms();
        List<String> claimed = terms.exclusions().stream()
                .filter(Exclusion::isClaimed)
                .map(Exclusion::id)
                .toList();
        List<String> named = terms.supports().stream()
                .filter(it -> causes.stream().anyMatch(cause -> isFrom(it, cause)))
                .flatMap(it -> Stream.ofNullable(it.exclusion()))
                .filter(claimed::contains)
                .distinct()
                .toList();
        return Optional.of(new Claimable(
                explanation,
                causes,
                LocalDateTime.ofInstant(from, terms.zone()),
                LocalDateTime.ofInstant(until, terms.zone()),
                named.size() == 1 ? named.get(0) : null,
                !claimed.isEmpty(),
                disputable(explanation)));
    }

    private static boolean isFrom(Agreement.Support support, Explanation.Cause cause) {
        return support.relieves()
                && support.agreement().equals(cause.agreement())
                && (support.objective() == null || support.objective().equals(cause.objective()));
    }

    private @Nullable Long disputable(Explanation explanation) {
        return closes.statement(explanation.close())
                .filter(it -> it.status() == Status.OPEN || it.status() == Status.SETTLED)
                .filter(it -> clock.instant().isBefore(it.claimUntil()))
                .map(Statement::close)
                .orElse(null);
    }
}
