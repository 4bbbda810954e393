package io.attain.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;

class RecordCodesTest {

    @Test
    void everyCodeIsSaidInChinese() {
        ResourceBundle messages = ResourceBundle.getBundle("messages", Locale.TAIWAN);
        RecordCodes.ALL.forEach((field, codes) -> assertThat(
                        Arrays.stream(codes.type().getEnumConstants()).map(it -> codes.messages() + it.name()))
                .as(field)
                .isNotEmpty()
                .allSatisfy(it -> assertThat(messages.containsKey(it)).as(it).isTrue()));
    }

    @Test
    void aSideIsOneInEveryField() {
        assertThat(RecordCodes.key("disputes", "claimant", "CUSTOMER")).isEqualTo("side.CUSTOMER");
        assertThat(RecordCodes.key("ledger", "from", "COST")).isEqualTo("ledger.book.COST");
        assertThat(RecordCodes.key("terms", "hash", "COST")).isNull();
    }
}
