package io.attain.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordPolicyTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "short",
                "aaaaaaaaaaaaaa",
                "abababababab",
                "abcdefghijklmnop",
                "123456789012",
                "password123!",
                "Password1234",
                "changemechangeme",
                "root-admin-2026",
                "QWERTYUIOP12",
                "二十五個字的密碼以位元組計就超過七十二個所以不行啊"
            })
    void refusesWhatIsGuessedFirst(String password) {
        assertThat(PasswordPolicy.weakness("root-admin", password)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"correct horse battery", "tH1s-is-Fine-ok", "短いが難しい合言葉ですよね本当"})
    void acceptsWhatIsLongAndNotWellKnown(String password) {
        assertThat(PasswordPolicy.weakness("root-admin", password)).isEmpty();
    }
}
