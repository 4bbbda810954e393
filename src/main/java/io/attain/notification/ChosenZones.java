package io.attain.notification;

import io.attain.access.Zones;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The zone in which somebody reads times in mails is the one in which they live. */
@Component
class ChosenZones implements Zones {

    private final Preferences preferences;

    ChosenZones(Preferences preferences) {
        this.preferences = preferences;
    }

    @Override
    public Optional<ZoneId> of(String account) {
        return Optional.ofNullable(preferences.of(List.of(account)).get(account))
                .map(Preference::zone);
    }
}
