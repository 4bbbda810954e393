package io.attain.audit;

import io.attain.access.Login;
import io.attain.access.Role;
import io.attain.agreement.AgreementAccess;
import io.attain.problem.Problem;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who reads what of the record: auditors all of it; everybody else the entries of an agreement that they may read, but for what one
 * side does by itself, and without the addresses of others.
 */
@Component
public class AuditAccess {

    private static final Set<Kind> ONE_SIDED =
            EnumSet.of(Kind.NEGOTIATION, Kind.TASK, Kind.FORM, Kind.EXPORT, Kind.REMOVAL, Kind.OPENING);
    private static final int MOST = 1000;

    private final RecordStore store;
    private final AgreementAccess agreements;

    AuditAccess(RecordStore store, AgreementAccess agreements) {
        this.store = store;
        this.agreements = agreements;
    }

    /**
     * Checks that the account is an auditor's.
     *
     * @throws Problem if it is not
     */
    public void checkAuditor() {
        if (!Login.current().is(Role.AUDITOR)) {
            throw Problem.forbidden("This is for auditors.");
        }
    }

    /**
     * Finds entries that the account may read, the latest first.
     *
     * @param query never {@literal null}
     * @param after where the page before ended; {@literal null} for the first page
     * @param limit how many at most, from 1 to 1000
     * @return never {@literal null}
     * @throws Problem if the account may not read that, or the limit is another
     */
    public List<Entry> find(RecordStore.Query query, RecordStore.@Nullable Place after, int limit) {
        if (limit < 1 || limit > MOST) {
            throw Problem.refused("The limit is from 1 to " + MOST + ", not " + limit + ".");
        }
        if (Login.current().is(Role.AUDITOR)) {
            return store.find(query, after, limit);
        }
        Chain chain = query.chain();
        if (chain == null || chain.scope() != Chain.Scope.AGREEMENT) {
            throw Problem.forbidden("The whole record is for auditors. Ask for one agreement that you may read.");
        }
        agreements.read(chain.name());
        Set<Kind> kinds = EnumSet.allOf(Kind.class);
        kinds.removeAll(ONE_SIDED);
        if (query.kinds() != null) {
            kinds.retainAll(query.kinds());
        }
        if (kinds.isEmpty()) {
            return List.of();
        }
        return store
                .find(new RecordStore.Query(chain, query.person(), kinds, query.from(), query.until()), after, limit)
                .stream()
                .map(AuditAccess::withoutAddress)
                .toList();
    }

    private static Entry withoutAddress(Entry entry) {
        return new Entry(
                entry.chain(),
                entry.number(),
                entry.kind(),
                entry.actor(),
                entry.onBehalf(),
                null,
                null,
                entry.about(),
                entry.recordedAt(),
                entry.rows(),
                entry.previous(),
                entry.digest());
    }
}
