package io.attain.notification;

import java.net.URI;
import java.time.Instant;
import java.util.Set;

/**
 * Another system that is told of events.
 *
 * @param number its number
 * @param url where events are posted
 * @param events which ones
 * @param salt what its secret is derived from, together with the key in the settings
 * @param enabled whether events go there
 * @param registeredBy the administrator
 * @param registeredAt when
 */
public record Webhook(
        long number,
        URI url,
        Set<EventType> events,
        String salt,
        boolean enabled,
        String registeredBy,
        Instant registeredAt) {

    /** Copies the events. */
    public Webhook {
        events = Set.copyOf(events);
    }
}
