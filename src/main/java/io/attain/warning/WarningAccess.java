package io.attain.warning;

import io.attain.agreement.AgreementAccess;
import io.attain.agreement.AgreementVersion;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the logged-in account reads of outlooks and warnings: whoever reads an agreement's verdicts reads them. */
@Component
public class WarningAccess {

    private final AgreementAccess agreements;
    private final AgreementOutlooks outlooks;
    private final WarningRecord record;
    private final Clock clock;

    WarningAccess(AgreementAccess agreements, AgreementOutlooks outlooks, WarningRecord record, Clock clock) {
        this.agreements = agreements;
        this.outlooks = outlooks;
        this.record = record;
        this.clock = clock;
    }

    /**
     * Gets an agreement that the account may read.
     *
     * @param reference its reference, never {@literal null}
     * @throws io.attain.problem.Problem if there is none, or none for this account, which looks the same
     */
    public AgreementVersion agreement(String reference) {
        return agreements.read(reference);
    }

    /**
     * Tells how the running periods of an agreement look that the account may read.
     *
     * @param reference its reference, never {@literal null}
     * @return in order of objective and scope, empty where none is running
     * @throws io.attain.problem.Problem if there is none, or none for this account, which looks the same
     */
    public List<OutlookFacts> outlooks(String reference) {
        return outlooks.of(agreements.read(reference).reference());
    }

    /**
     * Lists the warnings about running periods that the account may read.
     *
     * @param reference the only agreement that is asked for, {@literal null} for all
     * @param limit how many at most
     * @return the most urgent first
     * @throws io.attain.problem.Problem if the account may not read the one that is asked for
     */
    public List<RaisedWarning> running(@Nullable String reference, int limit) {
        return record.running(agreements.readable(reference), clock.instant(), limit);
    }

    /**
     * Lists the warnings about periods of all times that the account may read.
     *
     * @param reference the only agreement that is asked for, {@literal null} for all
     * @param after the number of the last one before those that are asked for, {@literal null} for the first ones
     * @param limit how many at most
     * @return the one that was raised last in front
     * @throws io.attain.problem.Problem if the account may not read the one that is asked for
     */
    public List<RaisedWarning> all(@Nullable String reference, @Nullable Long after, int limit) {
        return record.all(agreements.readable(reference), after == null ? Long.MAX_VALUE : after, limit);
    }
}
