package io.attain.dispute.web;

import io.attain.problem.Problem;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the fields of forms, which come as texts and may be empty. */
final class FormFields {

    private static final Pattern AMOUNT = Pattern.compile("-?[0-9]{1,18}(\\.[0-9]{1,18})?");

    private FormFields() {}

    static @Nullable String text(@Nullable String field) {
        return field == null || field.isBlank() ? null : field.strip();
    }

    static @Nullable BigDecimal amount(@Nullable String field) {
        String text = text(field);
        if (text != null && !AMOUNT.matcher(text).matches()) {
            throw Problem.refused("“" + text + "” is no amount. Write one such as 120.00.");
        }
        return text == null ? null : new BigDecimal(text);
    }

    static @Nullable LocalDateTime time(@Nullable String field) {
        String text = text(field);
        try {
            return text == null ? null : LocalDateTime.parse(text.replace(' ', 'T'));
        } catch (DateTimeParseException unreadable) {
            throw Problem.refused("“" + text + "” is no local date and time. Write one such as 2026-05-04T13:00.");
        }
    }
}
