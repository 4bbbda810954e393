package io.attain.credit;

import io.attain.agreement.AgreementVersion;
import io.attain.measurement.SeriesRecord;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a close lacks, and who is asked for it.
 *
 * @param close the close
 * @param agreement the latest version that has been in force
 * @param series those of which nothing was delivered for the period, and which nobody declared complete
 * @param supplyUntil until when it can be supplied; after that each objective's rule for missing data applies
 */
public record MissingData(Close close, AgreementVersion agreement, List<SeriesRecord> series, Instant supplyUntil) {

    /** The duty of those who look after measurements. */
    private static final String DATA_OWNER = "data-owner";

    /** Copies the list. */
    public MissingData {
        series = List.copyOf(series);
    }

    /**
     * Works out the deadline: the longest time that one of the series leaves.
     *
     * @param close never {@literal null}
     * @param agreement never {@literal null}
     * @param series never {@literal null}
     * @param asked when the data is asked for, never {@literal null}
     */
    static MissingData of(Close close, AgreementVersion agreement, List<SeriesRecord> series, Instant asked) {
        Instant until = asked;
        for (SeriesRecord it : series) {
            Instant end = asked.atZone(agreement.terms().zone())
                    .plus(it.definition().timeToSupply())
                    .toInstant();
            until = end.isAfter(until) ? end : until;
        }
        return new MissingData(close, agreement, series, until);
    }

    /**
     * Returns who is asked: those who look after the data of the party that owns a series, else that party's owners, else
     * the owners of all parties.
     *
     * @return account names, each once, possibly empty
     */
    public Set<String> people() {
        Set<String> people = new LinkedHashSet<>();
        for (SeriesRecord it : series) {
            people.addAll(people(it));
        }
        return people;
    }

    private List<String> people(SeriesRecord one) {
        String owner = one.definition().owner();
        if (owner != null) {
            List<String> keepers = agreement.peopleOf(owner, DATA_OWNER);
            List<String> all = keepers.isEmpty() ? agreement.peopleOf(owner, AgreementVersion.OWNER) : keepers;
            if (!all.isEmpty()) {
                return all;
            }
        }
        return agreement.terms().people().stream()
                .filter(it -> it.duties().contains(AgreementVersion.OWNER))
                .map(it -> it.user())
                .toList();
    }
}
