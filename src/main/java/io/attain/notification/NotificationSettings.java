package io.attain.notification;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code attain.notification.*}.
 *
 * @param sender the address that mails come from
 * @param publicAddress where people reach the application, without a slash at its end
 */
@ConfigurationProperties("attain.notification")
record NotificationSettings(
        @DefaultValue("attain@localhost") String sender, @DefaultValue("http://localhost:8080") String publicAddress) {

    /** Takes a slash off the end of the address. */
    NotificationSettings {
        publicAddress = publicAddress.replaceAll("/+$", "");
    }
}
