package io.attain.audit.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;

class DossierCodesTest {

    @Test
    void everyCodeOfADossierIsSaidInChinese() {
        ResourceBundle messages = ResourceBundle.getBundle("messages", Locale.TAIWAN);
        DossierCodes.ALL.forEach((field, codes) -> assertThat(
                        Arrays.stream(codes.type().getEnumConstants()).map(it -> codes.messages() + it.name()))
                .as(field)
                .isNotEmpty()
                .allSatisfy(it -> assertThat(messages.containsKey(it)).as(it).isTrue()));
    }

    @Test
    void aSideIsOneInEveryField() {
        assertThat(DossierCodes.key("disputes", "claimant", "CUSTOMER")).isEqualTo("side.CUSTOMER");
        assertThat(DossierCodes.key("ledger", "from", "COST")).isEqualTo("ledger.book.COST");
        assertThat(DossierCodes.key("terms", "hash", "COST")).isNull();
    }
}
