package io.attain.notification;

import io.attain.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Signs what is posted. A system's secret is stored nowhere: it is derived from a salt of its own and the key in the settings,
 * so that whoever reads the database can sign nothing.
 */
@Component
class Signing {

    private static final String HMAC = "HmacSHA256";
    private static final int SHORTEST_KEY = 32;

    private final NotificationSettings settings;

    Signing(NotificationSettings settings) {
        this.settings = settings;
    }

    /**
     * The secret that a system is shown once, when it is registered.
     *
     * @param salt the system's own, never {@literal null}
     * @return its bytes as UTF-8 are the key of the signature
     * @throws Problem if the settings have no key of 32 characters or more
     */
    String secret(String salt) {
        String key = settings.webhooks().key();
        if (key.length() < SHORTEST_KEY) {
            throw Problem.conflict(
                    "Webhooks need a key to be signed with: attain.notification.webhooks.key, 32 characters or more.");
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hmac(key, salt));
    }

    /**
     * The header that goes with a body.
     *
     * @param salt the system's own, never {@literal null}
     * @param at when it is posted, never {@literal null}
     * @param body never {@literal null}
     * @return {@code t=<seconds since 1970>,v1=<HMAC-SHA256 of “t.body” in hexadecimal digits>}
     */
    String header(String salt, Instant at, String body) {
        long seconds = at.getEpochSecond();
        return "t=" + seconds + ",v1=" + HexFormat.of().formatHex(hmac(secret(salt), seconds + "." + body));
    }

    private static byte[] hmac(String key, String text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), HMAC));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every JVM knows " + HMAC + ".", impossible);
        }
    }
}
