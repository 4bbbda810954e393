package io.attain.negotiation;

import java.util.Objects;

/**
 * A level of one objective that is wished for in a {@linkplain AgreementRequest request}: another target, a price, or both.
 * Numbers stay texts, so that every digit counts.
 *
 * @param objective the id of an objective of the template or the copied agreement
 * @param target what the figure is to reach, empty to leave the target as it is
 * @param price what that level is to cost in the agreement's currency, empty to leave the price as it is
 */
public record WishedLevel(String objective, String target, String price) {

    /** Takes what is missing as an empty text, and nothing of the blanks around a text. */
    public WishedLevel {
        objective = Objects.requireNonNullElse(objective, "").strip();
        target = Objects.requireNonNullElse(target, "").strip();
        price = Objects.requireNonNullElse(price, "").strip();
    }

    /** Tells whether it wishes for nothing. */
    public boolean isEmpty() {
        return target.isEmpty() && price.isEmpty();
    }
}
