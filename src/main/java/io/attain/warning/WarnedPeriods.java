package io.attain.warning;

import io.attain.credit.PeriodCloses;
import io.attain.credit.StoredVerdict;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What the periods came to about which somebody was warned. */
@Component
public class WarnedPeriods {

    private final PeriodCloses closes;

    WarnedPeriods(PeriodCloses closes) {
        this.closes = closes;
    }

    private record Period(String reference, Instant start, Instant end) {}

    /**
     * Finds the current verdicts on what some warnings were about: the same objective, scope and period.
     *
     * @param warnings never {@literal null}
     * @return such as {@code MET}, by the warning's number; those whose period is not judged are left out
     */
    public Map<Long, String> verdicts(Collection<RaisedWarning> warnings) {
        Map<Period, List<StoredVerdict>> known = new HashMap<>();
        Map<Long, String> verdicts = new HashMap<>();
        for (RaisedWarning warning : warnings) {
            OutlookFacts outlook = warning.outlook();
            known
                    .computeIfAbsent(
                            new Period(outlook.reference(), outlook.start(), outlook.end()),
                            it -> closes.verdicts(it.reference(), it.start(), it.end()))
                    .stream()
                    .filter(it -> it.objective().equals(outlook.objective())
                            && it.scope().equals(List.copyOf(outlook.scope().values())))
                    .findFirst()
                    .ifPresent(it -> verdicts.put(warning.number(), it.outcome()));
        }
        return verdicts;
    }
}
