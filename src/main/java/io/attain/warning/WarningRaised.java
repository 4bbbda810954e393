package io.attain.warning;

import java.util.List;

/**
 * A warning was raised. Published in the transaction that records it.
 *
 * @param warning the warning
 * @param people the accounts whom it is brought to, possibly none
 */
public record WarningRaised(RaisedWarning warning, List<String> people) {

    /** Copies the list. */
    public WarningRaised {
        people = List.copyOf(people);
    }
}
