package io.attain.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0",
                "7",
                "-7",
                "007",
                "99.95",
                "-99.950",
                ".5",
                "5.",
                "-.5",
                "+3",
                "1.5e3",
                "1e-3",
                "123456789012345678",
                "-12345678901234567",
                "1234567890123456789",
                "0.0000000000000001",
                "12345678.1234567890"
            })
    void readsWhatBigDecimalReads(String text) {
        BigDecimal expected = new BigDecimal(text);
        assertThat(Decimals.parse(text)).isEqualTo(expected.scale() < 0 ? expected.setScale(0) : expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                ".",
                "-.",
                "1.2.3",
                "1,5",
                "NaN",
                "Infinity",
                "0x10",
                "1 2",
                "--1",
                "1-",
                "1e30",
                "10000000000000000000000000000"
            })
    void refusesAnythingElse(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Decimals.parse(text));
    }
}
