package io.attain.access;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The account that a new installation begins with.
 *
 * @param name the account's name, {@code administrator} unless said otherwise
 * @param password in clear text, {@literal null} if it is not configured
 */
@ConfigurationProperties("attain.administrator")
public record FirstAdministrator(@Nullable String name, @Nullable String password) {

    /**
     * The account's name.
     *
     * @return the configured name, or {@code administrator}
     */
    public String nameOrDefault() {
        return name == null || name.isBlank() ? "administrator" : name;
    }
}
