package io.attain.audit.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.attain.terms.Agreement.Type;
import java.time.Period;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RetentionSettingsTest {

    private static final Period TEN = Period.ofYears(10);

    @Test
    void aTypeThatIsNotNamedHasTheUsualTime() {
        RetentionSettings settings = new RetentionSettings(TEN, Map.of(Type.INTERNAL, Period.ofMonths(30)));
        assertThat(settings.of(Type.CUSTOMER)).isEqualTo(TEN);
        assertThat(settings.of(Type.INTERNAL)).isEqualTo(Period.ofMonths(30));
        assertThat(settings.shortest()).isEqualTo(Period.ofMonths(30));
        assertThat(new RetentionSettings(TEN, Map.of(Type.CUSTOMER, Period.ofYears(12))).shortest())
                .isEqualTo(TEN);
    }

    @Test
    void nothingIsKeptForNoTime() {
        assertThatThrownBy(() -> new RetentionSettings(Period.ZERO, Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("P10Y");
        assertThatThrownBy(() -> new RetentionSettings(TEN, Map.of(Type.CUSTOMER, Period.ofDays(-1))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
