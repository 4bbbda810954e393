package io.attain.access.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class RequestLimitsTest {

    @Test
    void aBucketGivesWhatItHoldsAndThenSaysHowLongToWait() {
        RequestLimits.Bucket bucket = new RequestLimits.Bucket(3, Duration.ofHours(1));
        assertThat(bucket.draw()).isZero();
        assertThat(bucket.draw()).isZero();
        assertThat(bucket.draw()).isZero();
        assertThat(bucket.draw()).isBetween(1199L, 1200L);
    }

    @Test
    void accountsAndAddressesAreCountedByThemselves() {
        RequestLimits limits =
                new RequestLimits(new LimitSettings(1, 1, DataSize.ofMegabytes(1), DataSize.ofMegabytes(1)));
        assertThat(limits.secondsToWait("anna")).isZero();
        assertThat(limits.secondsToWait("anna")).isPositive();
        assertThat(limits.secondsToWait("bert")).isZero();

        assertThat(limits.secondsUntilLogin("192.0.2.1")).isZero();
        limits.loginFailed("192.0.2.1");
        assertThat(limits.secondsUntilLogin("192.0.2.1")).isPositive();
        assertThat(limits.secondsUntilLogin("192.0.2.2")).isZero();
    }

    @Test
    void oneNetworkOfIpv6IsOneAddress() {
        assertThat(RequestLimits.network("2001:db8:1:2::1")).isEqualTo(RequestLimits.network("2001:db8:1:2:ffff::9"));
        assertThat(RequestLimits.network("2001:db8:1:3::1")).isNotEqualTo(RequestLimits.network("2001:db8:1:2::1"));
    }

    @Test
    void nothingIsCountedWhereALimitIsSwitchedOff() {
        RequestLimits limits = new RequestLimits(new LimitSettings(0, 0, DataSize.ofBytes(0), DataSize.ofBytes(0)));
        for (int at = 0; at < 1000; at++) {
            assertThat(limits.secondsToWait("anna")).isZero();
            limits.loginFailed("192.0.2.1");
        }
        assertThat(limits.secondsUntilLogin("192.0.2.1")).isZero();
    }
}
