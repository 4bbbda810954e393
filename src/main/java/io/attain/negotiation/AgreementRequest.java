package io.attain.negotiation;

import io.attain.terms.Agreement.Role;
import java.time.LocalDate;
import java.util.Objects;

/**
 * What somebody who wants an agreement says.
 *
 * @param reference the reference that it is to have
 * @param title its title
 * @param template the name of a shipped example, or the reference of an agreement to copy
 * @param side the side that asks
 * @param counterpart the account that speaks for the other side
 * @param from the first day of the term
 * @param until the first day after it
 * @param needs what is wished for, empty for nothing
 */
public record AgreementRequest(
        String reference,
        String title,
        String template,
        Role side,
        String counterpart,
        LocalDate from,
        LocalDate until,
        String needs) {

    /** Takes nothing wished for as an empty text. */
    public AgreementRequest {
        needs = Objects.requireNonNullElse(needs, "");
    }
}
