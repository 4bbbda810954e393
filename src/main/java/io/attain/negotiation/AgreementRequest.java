package io.attain.negotiation;

import io.attain.terms.Agreement.Role;
import java.time.LocalDate;
import java.util.List;
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
 * @param needs what is wished for in words, empty for nothing
 * @param levels the levels that are wished for, which the first draft begins with; empty to begin with those of the template
 */
public record AgreementRequest(
        String reference,
        String title,
        String template,
        Role side,
        String counterpart,
        LocalDate from,
        LocalDate until,
        String needs,
        List<WishedLevel> levels) {

    /** Takes nothing wished for as an empty text and no levels. */
    public AgreementRequest {
        needs = Objects.requireNonNullElse(needs, "");
        levels = levels == null ? List.of() : List.copyOf(levels);
    }

    /** Leaves out the levels that wish for nothing, as a page sends them of each objective that was left alone. */
    public AgreementRequest withoutEmptyLevels() {
        return new AgreementRequest(
                reference,
                title,
                template,
                side,
                counterpart,
                from,
                until,
                needs,
                levels.stream().filter(it -> !it.isEmpty()).toList());
    }
}
