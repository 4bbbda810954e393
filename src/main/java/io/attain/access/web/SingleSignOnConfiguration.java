package io.attain.access.web;

import io.attain.access.Account;
import io.attain.access.Role;
import io.attain.access.SigningOn;
import io.attain.access.SigningOn.Identity;
import io.attain.access.SigningOn.RefusedException;
import io.attain.access.SingleSignOnSettings;
import java.net.URI;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.util.StringUtils;

/**
 * Logs people in at a provider of OpenID Connect, by the authorization code flow with PKCE. The login is the session's, so that pages, Tasklist,
 * Cockpit and both interfaces know the same person. Nothing of this is there without the setting.
 */
@Configuration(proxyBeanMethods = false)
@Conditional(SingleSignOnConfiguration.HasIssuer.class)
class SingleSignOnConfiguration {

    /** The last part of the address to which the provider sends people back: {@code /login/oauth2/code/sso}. */
    static final String REGISTRATION = "sso";

    private static final Logger LOG = LoggerFactory.getLogger(SingleSignOnConfiguration.class);

    /** An issuer that is set, but to nothing, is none. */
    static class HasIssuer implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return StringUtils.hasText(context.getEnvironment().getProperty("attain.single-sign-on.issuer"));
        }
    }

    /** Asks the provider what it can at the first login, so that the application starts without it, and is well while it is gone. */
    @Bean
    ClientRegistrationRepository clientRegistrations(SingleSignOnSettings settings) {
        return new SupplierClientRegistrationRepository(
                () -> new InMemoryClientRegistrationRepository(registration(settings)));
    }

    private static ClientRegistration registration(SingleSignOnSettings settings) {
        return ClientRegistrations.fromIssuerLocation(String.valueOf(settings.issuer()))
                .registrationId(REGISTRATION)
                .clientId(settings.clientId())
                .clientSecret(settings.clientSecret())
                .scope(settings.scopes())
                .redirectUri("{baseUrl}/login/oauth2/code/{registrationId}")
                .build();
    }

    /** The provider's tokens end with the session; nothing is done with them. */
    @Bean
    OAuth2AuthorizedClientRepository authorizedClients() {
        return new HttpSessionOAuth2AuthorizedClientRepository();
    }

    @Bean
    PageLogin singleSignOn(
            SingleSignOnSettings settings,
            SigningOn signingOn,
            ClientRegistrationRepository registrations,
            OAuth2AuthorizedClientRepository clients) {
        DefaultOAuth2AuthorizationRequestResolver requests = new DefaultOAuth2AuthorizationRequestResolver(
                registrations, OAuth2AuthorizationRequestRedirectFilter.DEFAULT_AUTHORIZATION_REQUEST_BASE_URI);
        requests.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
        OidcClientInitiatedLogoutSuccessHandler logout = new OidcClientInitiatedLogoutSuccessHandler(registrations);
        logout.setPostLogoutRedirectUri("{baseUrl}/login?logout");
        logout.setDefaultTargetUrl("/login?logout");
        OAuth2UserService<OidcUserRequest, OidcUser> users = users(settings, signingOn);
        return new PageLogin() {
            @Override
            public void add(HttpSecurity http) throws Exception {
                http.oauth2Login(login -> login.loginPage("/login")
                                .failureUrl("/login?refused")
                                .clientRegistrationRepository(registrations)
                                .authorizedClientRepository(clients)
                                .authorizationEndpoint(endpoint -> endpoint.authorizationRequestResolver(requests))
                                .userInfoEndpoint(endpoint -> endpoint.oidcUserService(users)))
                        .logout(it -> it.logoutSuccessHandler(logout));
            }

            @Override
            public String origin() {
                URI issuer = Objects.requireNonNull(settings.issuer());
                return issuer.getScheme() + "://" + issuer.getAuthority();
            }
        };
    }

    private static OAuth2UserService<OidcUserRequest, OidcUser> users(
            SingleSignOnSettings settings, SigningOn signingOn) {
        OidcUserService provider = new OidcUserService();
        return request -> {
            OidcUser user = provider.loadUser(request);
            try {
                return new Person(signingOn.enter(identity(settings, user), settings.linkExisting()), user);
            } catch (RefusedException refused) {
                LOG.warn("Single sign-on of {} is refused: {}", user.getSubject(), refused.getMessage());
                throw new OAuth2AuthenticationException(
                        new OAuth2Error(OAuth2ErrorCodes.ACCESS_DENIED, refused.getMessage(), null), refused);
            }
        };
    }

    private static Identity identity(SingleSignOnSettings settings, OidcUser user) {
        String locale = user.getLocale();
        return new Identity(
                settings.issuer() + " " + user.getSubject(),
                String.valueOf(Objects.requireNonNullElse(user.getClaimAsString(settings.nameClaim()), "")),
                user.getFullName(),
                Boolean.FALSE.equals(user.getEmailVerified()) ? null : user.getEmail(),
                locale == null ? null : Locale.forLanguageTag(locale.replace('_', '-')),
                roles(settings, user.getClaims().get(settings.groupsClaim())));
    }

    private static @Nullable Set<Role> roles(SingleSignOnSettings settings, @Nullable Object claim) {
        if (settings.roles().isEmpty()) {
            return null;
        }
        Collection<?> groups =
                claim instanceof Collection<?> several ? several : claim == null ? List.of() : List.of(claim);
        Set<String> names = groups.stream().map(String::valueOf).collect(Collectors.toSet());
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (Map.Entry<Role, Set<String>> given : settings.roles().entrySet()) {
            if (given.getValue().stream().anyMatch(names::contains)) {
                roles.add(given.getKey());
            }
        }
        return roles;
    }

    /** Somebody who came from the provider, by the name that their account has here. */
    private static final class Person extends DefaultOidcUser {

        private static final long serialVersionUID = 1;

        private final String account;

        Person(Account account, OidcUser user) {
            super(AccountLogins.authorities(account), user.getIdToken(), user.getUserInfo());
            this.account = account.name();
        }

        @Override
        public String getName() {
            return account;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return super.equals(other) && other instanceof Person person && account.equals(person.account);
        }

        @Override
        public int hashCode() {
            return Objects.hash(super.hashCode(), account);
        }
    }
}
