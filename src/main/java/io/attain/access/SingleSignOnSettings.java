package io.attain.access;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Single sign-on by OpenID Connect; off without an issuer.
 *
 * @param issuer the provider's address, as it stands in the tokens' {@code iss}; what else is needed it tells itself (OpenID Connect Discovery)
 * @param clientId by which the provider knows this application
 * @param clientSecret what this application proves that with
 * @param scopes what is asked for
 * @param label what the button on the login page says after “Log in with”
 * @param nameClaim the claim that becomes the account's name at the first login
 * @param groupsClaim the claim with the groups
 * @param roles the groups that each role is given to; where there are none at all, roles are left to administrators
 * @param linkExisting whether somebody whose name is an existing account's with a password gets that account. Only for providers where nobody
 *     chooses a name for themselves
 */
@ConfigurationProperties("attain.single-sign-on")
public record SingleSignOnSettings(
        @Nullable URI issuer,
        @DefaultValue("attain") String clientId,
        @DefaultValue("") String clientSecret,
        @DefaultValue({"openid", "profile", "email"}) List<String> scopes,
        @DefaultValue("single sign-on") String label,
        @DefaultValue("preferred_username") String nameClaim,
        @DefaultValue("groups") String groupsClaim,
        @DefaultValue Map<Role, Set<String>> roles,
        @DefaultValue("false") boolean linkExisting) {

    /** Whether there is a provider. */
    public boolean on() {
        return issuer != null && !issuer.toString().isEmpty();
    }
}
