package io.attain.access;

import java.time.ZoneId;
import java.util.Optional;

/** In which zones people live, as far as they have said so. */
public interface Zones {

    /**
     * Returns the zone that somebody has chosen.
     *
     * @param account its name, never {@literal null}
     * @return empty if they have chosen none
     */
    Optional<ZoneId> of(String account);
}
