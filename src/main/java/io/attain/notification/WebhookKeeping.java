package io.attain.notification;

import io.attain.problem.Problem;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What administrators do with webhooks. */
@Service
public class WebhookKeeping {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookKeeping.class);
    private static final int LONGEST = 1000;
    private static final int SALT = 16;

    private final Webhooks webhooks;
    private final PublicAddresses addresses;
    private final Signing signing;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    WebhookKeeping(Webhooks webhooks, PublicAddresses addresses, Signing signing, Clock clock) {
        this.webhooks = webhooks;
        this.addresses = addresses;
        this.signing = signing;
        this.clock = clock;
    }

    /**
     * A system that was just registered.
     *
     * @param webhook it
     * @param secret what its signatures are checked with, shown this once
     */
    public record Registered(Webhook webhook, String secret) {}

    /**
     * Registers a system. It is told of what happens from now on.
     *
     * @param by the administrator, never {@literal null}
     * @param url where events are posted, never {@literal null}
     * @param events which ones, never {@literal null}
     * @return with its secret
     * @throws Problem if nothing may be posted there, no event is chosen, or there is no key to sign with
     */
    @Transactional
    public Registered register(String by, String url, Set<EventType> events) {
        if (events.isEmpty()) {
            throw Problem.refused("Please choose at least one event.");
        }
        URI address = address(url);
        addresses.check(address);
        byte[] bytes = new byte[SALT];
        random.nextBytes(bytes);
        String salt = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        String secret = signing.secret(salt);
        Webhook webhook = webhooks.add(new Webhook(0, address, events, salt, true, by, clock.instant()));
        LOG.info("{} registered the webhook {} at {}", by, webhook.number(), address.getHost());
        return new Registered(webhook, secret);
    }

    private static URI address(String url) {
        try {
            if (url.length() <= LONGEST) {
                return new URI(url.strip());
            }
        } catch (URISyntaxException broken) {
            // Said below, as for all that is no address.
        }
        throw Problem.refused("A webhook's address is like https://example.org/attain.");
    }

    /**
     * Takes a system out; nothing more goes there.
     *
     * @param by the administrator, never {@literal null}
     * @param number its number
     * @throws Problem if there is none
     */
    @Transactional
    public void remove(String by, long number) {
        if (webhooks.find(number).isEmpty()) {
            throw Problem.unknown("There is no webhook " + number + ".");
        }
        webhooks.remove(number);
        LOG.info("{} removed the webhook {}", by, number);
    }
}
