package io.attain.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.attain.problem.Problem;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where events are posted, and how they are signed. */
class WebhookTest {

    private static final String KEY = "0123456789abcdef0123456789abcdef";

    private static NotificationSettings settings(String key, boolean privateAddresses, boolean localHttp) {
        return new NotificationSettings(
                "a@b", "https://x", new NotificationSettings.Webhooks(key, privateAddresses, localHttp));
    }

    @ParameterizedTest
    @CsvSource({
        "93.184.216.34, true",
        "8.8.8.8, true",
        "2606:4700::1111, true",
        "127.0.0.1, false",
        "10.1.2.3, false",
        "172.16.0.1, false",
        "172.32.0.1, true",
        "192.168.1.1, false",
        "169.254.169.254, false",
        "100.64.0.1, false",
        "100.128.0.1, true",
        "0.0.0.0, false",
        "0.1.2.3, false",
        "198.18.0.1, false",
        "224.0.0.1, false",
        "255.255.255.255, false",
        "::1, false",
        "fe80::1, false",
        "fd00::1, false",
        "::ffff:10.0.0.1, false",
        "2002:0a00:0001::, false",
        "2001:0:1::1, false",
        "64:ff9b::a00:1, false"
    })
    void onlyThePublicNetworkIsPostedTo(String address, boolean expected) throws UnknownHostException {
        assertThat(PublicAddresses.isPublic(InetAddress.getByName(address))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        // url, private addresses, local http, whether it is allowed
        "https://93.184.216.34/attain, false, false, true",
        "http://93.184.216.34/attain, false, true, false",
        "http://127.0.0.1:8080/x, false, true, true",
        "https://127.0.0.1/x, false, false, false",
        "http://127.0.0.1/x, true, false, false",
        "https://10.0.0.1/x, false, true, false",
        "https://10.0.0.1/x, true, false, true",
        "https://[::ffff:127.0.0.1]/x, false, false, false",
        "https://2130706433/x, false, false, false",
        "ftp://93.184.216.34/x, false, false, false",
        "https://user:word@93.184.216.34/, false, false, false",
        "file:///etc/passwd, true, true, false"
    })
    void anAddressIsChecked(String url, boolean privateAddresses, boolean localHttp, boolean allowed) {
        PublicAddresses addresses = new PublicAddresses(settings(KEY, privateAddresses, localHttp));
        if (allowed) {
            addresses.check(URI.create(url));
        } else {
            assertThatThrownBy(() -> addresses.check(URI.create(url))).isInstanceOf(Problem.class);
        }
    }

    /** Worked out with openssl: the secret from the key and “salt”, the signature of “1767348000.{}” with the secret. */
    @Test
    void aBodyIsSignedTogetherWithTheTime() {
        Signing signing = new Signing(settings(KEY, false, false));
        assertThat(signing.secret("salt")).isEqualTo("m5xXqzQ_cwC5MiUSvK6GwgD1wTpKVT7_498HXmp4Z7I");
        assertThat(signing.header("salt", Instant.ofEpochSecond(1767348000), "{}"))
                .isEqualTo("t=1767348000,v1=2c80ac0731e8fccbc82fb17e9f0cc3ca1dfc5934ba85431538ca5ea124d30636");
        assertThat(signing.secret("other")).isNotEqualTo(signing.secret("salt"));
        assertThatThrownBy(() -> new Signing(settings("short", false, false)).secret("salt"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("attain.notification.webhooks.key");
    }
}
