package io.attain.notification;

import io.attain.access.Login;
import io.attain.access.Role;
import io.attain.problem.Problem;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What people do with webhooks. Managers register them, since a system hears what whoever registered it may read; administrators see where
 * events go, take systems out and have events sent again, and see no event.
 */
@Service
public class WebhookKeeping {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookKeeping.class);
    private static final int LONGEST = 1000;
    private static final int MOST = 100;
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
     * @param by who registers it, never {@literal null}
     * @param url where events are posted, never {@literal null}
     * @param events which ones, never {@literal null}
     * @return with its secret
     * @throws Problem if that is no manager, nothing may be posted there, no event is chosen, or there is no key to sign with
     */
    @Transactional
    public Registered register(Login by, String url, Set<EventType> events) {
        if (!by.manages()) {
            throw Problem.forbidden("Managers register webhooks, since these tell what who registered them may read.");
        }
        if (events.isEmpty()) {
            throw Problem.refused("Please choose at least one event.");
        }
        URI address = address(url);
        addresses.check(address);
        byte[] bytes = new byte[SALT];
        random.nextBytes(bytes);
        String salt = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        String secret = signing.secret(salt);
        Webhook webhook = webhooks.add(new Webhook(0, address, events, salt, true, by.name(), clock.instant()));
        LOG.info("{} registered the webhook {} at {}", by.name(), webhook.number(), address.getHost());
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
     * @param by an administrator, or who registered it, never {@literal null}
     * @param number its number
     * @throws Problem if there is none that this person sees
     */
    @Transactional
    public void remove(Login by, long number) {
        if (webhooks.find(number).filter(it -> sees(by, it)).isEmpty()) {
            throw Problem.unknown("There is no webhook " + number + ".");
        }
        webhooks.remove(number);
        LOG.info("{} removed the webhook {}", by.name(), number);
    }

    /**
     * Lists systems: administrators see all, managers those that they registered.
     *
     * @param by who asks, never {@literal null}
     * @return in the order in which they were registered, never {@literal null}
     */
    public List<Webhook> list(Login by) {
        return webhooks.all().stream().filter(it -> sees(by, it)).toList();
    }

    /**
     * Lists the latest deliveries to these systems that were given up.
     *
     * @param by who asks, never {@literal null}
     * @return never {@literal null}
     */
    public List<Webhooks.Delivery> failed(Login by) {
        Set<Long> seen = list(by).stream().map(Webhook::number).collect(Collectors.toSet());
        return webhooks.failed(MOST).stream()
                .filter(it -> seen.contains(it.webhook()))
                .toList();
    }

    /**
     * Has all that was given up delivered again.
     *
     * @param by an administrator, never {@literal null}
     * @return how many
     * @throws Problem if it is none
     */
    public int again(Login by) {
        if (!by.is(Role.ADMINISTRATOR)) {
            throw Problem.forbidden("Administrators have events sent again.");
        }
        return webhooks.again();
    }

    private static boolean sees(Login by, Webhook webhook) {
        return by.is(Role.ADMINISTRATOR) || (by.manages() && by.name().equals(webhook.registeredBy()));
    }
}
