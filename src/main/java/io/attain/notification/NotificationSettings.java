package io.attain.notification;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code attain.notification.*}.
 *
 * @param sender the address that mails come from
 * @param publicAddress where people reach the application, without a slash at its end
 * @param webhooks the settings below {@code webhooks}
 */
@ConfigurationProperties("attain.notification")
record NotificationSettings(
        @DefaultValue("attain@localhost") String sender,
        @DefaultValue("http://localhost:8080") String publicAddress,
        @DefaultValue Webhooks webhooks) {

    /**
     * Settings {@code attain.notification.webhooks.*}.
     *
     * @param key what secrets are derived from, 32 characters or more; without one there are no webhooks
     * @param privateAddresses whether events may be posted inside the network that the server stands in
     * @param localHttp whether they may be posted to this machine, without TLS too
     */
    record Webhooks(
            @DefaultValue("") String key,
            @DefaultValue("false") boolean privateAddresses,
            @DefaultValue("false") boolean localHttp) {}

    /** Takes a slash off the end of the address. */
    NotificationSettings {
        publicAddress = publicAddress.replaceAll("/+$", "");
    }
}
