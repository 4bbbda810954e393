package io.attain.access.web;

import io.attain.access.Accounts;
import io.attain.access.Role;
import io.attain.access.SingleSignOnSettings;
import io.attain.access.TaskReturns;
import io.attain.access.Tokens;
import io.attain.terms.PlainText;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.security.servlet.EndpointRequest;
import org.springframework.boot.actuate.health.HealthEndpoint;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorityAuthorizationManager;
import org.springframework.security.authorization.AuthorizationManagers;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * One login for everything: a form for browsers, HTTP basic or a bearer token for machines. Nothing but health, the login
 * page and its style answers without it.
 */
@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity
@EnableConfigurationProperties(SingleSignOnSettings.class)
class SecurityConfiguration {

    /** Matches the whole path. A mere string would only match what Spring MVC's servlet serves, not the engine's own. */
    private static final PathPatternRequestMatcher.Builder PATH = PathPatternRequestMatcher.withDefaults();

    private static final RequestMatcher DIAGRAMS =
            new OrRequestMatcher(PATH.matcher("/agreements/*/history"), PATH.matcher("/history/*"));

    private static final String PAGE_POLICY =
            "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self';"
                    + " frame-ancestors 'none'";
    /** For the pages of libraries that draw with inline styles: the interface's documentation, and diagrams. */
    private static final String STYLED_POLICY = PAGE_POLICY + "; style-src 'self' 'unsafe-inline'";

    @Bean
    PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    /** What nothing can show, no field of a page has. */
    @Bean
    HttpFirewall firewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setAllowedParameterValues(value -> PlainText.stray(value) == null);
        return firewall;
    }

    @Bean
    @Order(1)
    SecurityFilterChain health(HttpSecurity http) throws Exception {
        return http.securityMatcher(EndpointRequest.to(HealthEndpoint.class))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable())
                .build();
    }

    /** The engine's web applications, which bring their own headers and their own protection against forged requests. */
    @Bean
    @Order(2)
    SecurityFilterChain webApplications(
            HttpSecurity http,
            Accounts accounts,
            RequestLimits limits,
            TaskReturns tasks,
            ApplicationEventPublisher events)
            throws Exception {
        return http.securityMatcher(PATH.matcher("/camunda/**"))
                .addFilterAfter(new EndedLoginFilter(accounts), SecurityContextHolderFilter.class)
                .addFilterBefore(new LimitFilter(limits), AuthorizationFilter.class)
                .addFilterAfter(new EngineBodyFilter(), AuthorizationFilter.class)
                .addFilterAfter(new VariableQuestionFilter(), AuthorizationFilter.class)
                .addFilterAfter(new TaskReturnFilter(tasks), AuthorizationFilter.class)
                .addFilterAfter(new JobRetryFilter(events), AuthorizationFilter.class)
                .authorizeHttpRequests(requests -> requests
                        // There is no set-up to do: the engine cannot write accounts.
                        // Accounts are looked after on a page of ours.
                        .requestMatchers(
                                PATH.matcher("/camunda/api/admin/setup/**"), PATH.matcher("/camunda/app/admin/**"))
                        .denyAll()
                        .anyRequest()
                        .access(Entry::decide))
                .exceptionHandling(handling -> handling.defaultAuthenticationEntryPointFor(
                                new ProblemEntryPoint(), PATH.matcher("/camunda/api/**"))
                        .defaultAuthenticationEntryPointFor(new LoginPageEntryPoint(), PATH.matcher("/camunda/**"))
                        .defaultAccessDeniedHandlerFor(
                                new ProblemAccessDeniedHandler(), PATH.matcher("/camunda/api/**"))
                        .defaultAccessDeniedHandlerFor(new PageAccessDeniedHandler(), PATH.matcher("/camunda/**")))
                .logout(logout -> logout.logoutRequestMatcher(
                                PATH.matcher(HttpMethod.POST, "/camunda/api/admin/auth/user/*/logout"))
                        .logoutSuccessHandler((request, response, login) -> response.setStatus(204)))
                .headers(headers ->
                        everywhere(headers.defaultsDisabled()).httpStrictTransportSecurity(Customizer.withDefaults()))
                .csrf(csrf -> csrf.disable())
                .build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain machines(
            HttpSecurity http,
            Accounts accounts,
            Tokens tokens,
            AccountLogins logins,
            RequestLimits limits,
            LimitSettings settings,
            TaskReturns tasks,
            ApplicationEventPublisher events)
            throws Exception {
        return http.securityMatcher(new OrRequestMatcher(PATH.matcher("/api/**"), PATH.matcher("/engine-rest/**")))
                .authorizeHttpRequests(requests -> requests.anyRequest().access(Entry::decide))
                .addFilterAfter(new EndedLoginFilter(accounts), SecurityContextHolderFilter.class)
                .addFilterBefore(new LoginLimitFilter(limits), BasicAuthenticationFilter.class)
                .addFilterBefore(new LimitFilter(limits), AuthorizationFilter.class)
                .addFilterAfter(new BodyLimitFilter(settings.body(), settings.checkpoints()), AuthorizationFilter.class)
                .addFilterAfter(new EngineBodyFilter(), AuthorizationFilter.class)
                .addFilterAfter(new VariableQuestionFilter(), AuthorizationFilter.class)
                .addFilterAfter(new TaskReturnFilter(tasks), AuthorizationFilter.class)
                .addFilterAfter(new JobRetryFilter(events), AuthorizationFilter.class)
                .httpBasic(basic -> basic.authenticationEntryPoint(new ProblemEntryPoint()))
                .addFilterBefore(new BearerTokenFilter(tokens, logins, events), BasicAuthenticationFilter.class)
                .exceptionHandling(handling -> handling.defaultAuthenticationEntryPointFor(
                                new LoginPageEntryPoint(),
                                new AndRequestMatcher(
                                        new OrRequestMatcher(
                                                PATH.matcher("/api/ui/**"), PATH.matcher("/api/agreements/*/document")),
                                        SecurityConfiguration::wantsPage))
                        .defaultAuthenticationEntryPointFor(new ProblemEntryPoint(), request -> true)
                        .accessDeniedHandler(new ProblemAccessDeniedHandler()))
                .headers(headers ->
                        everywhere(headers).contentSecurityPolicy(policy -> policy.policyDirectives(STYLED_POLICY)))
                .csrf(csrf -> csrf.csrfTokenRepository(csrfTokens())
                        .csrfTokenRequestHandler(new HeaderOrFieldCsrfHandler())
                        .requireCsrfProtectionMatcher(new AndRequestMatcher(
                                CsrfFilter.DEFAULT_CSRF_MATCHER,
                                new NegatedRequestMatcher(SecurityConfiguration::isMachine))))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .build();
    }

    @Bean
    @Order(4)
    SecurityFilterChain pages(
            HttpSecurity http,
            Accounts accounts,
            RequestLimits limits,
            LimitSettings settings,
            ObjectProvider<PageLogin> singleSignOn)
            throws Exception {
        HttpSessionRequestCache savedRequests = new HttpSessionRequestCache();
        savedRequests.setRequestMatcher(SecurityConfiguration::wantsPage);
        PageLogin beside = singleSignOn.getIfAvailable();
        if (beside != null) {
            beside.add(http);
        }
        // A browser also asks where a form's answer leads to.
        String targets = beside == null ? "" : " " + beside.origin();
        String policy = PAGE_POLICY.replace("form-action 'self'", "form-action 'self'" + targets);
        return http.authorizeHttpRequests(requests -> requests.requestMatchers(
                                PATH.matcher("/login"),
                                PATH.matcher("/css/**"),
                                PATH.matcher("/js/wide.js"),
                                PATH.matcher("/favicon.svg"))
                        .permitAll()
                        .requestMatchers(PATH.matcher("/accounts/**"), PATH.matcher("/notifications/**"))
                        .access(AuthorizationManagers.allOf(
                                AuthorityAuthorizationManager.hasRole(Role.ADMINISTRATOR.name()), Entry::decide))
                        .requestMatchers(PATH.matcher("/absences/**"), PATH.matcher("/webhooks/**"))
                        .access(AuthorizationManagers.allOf(
                                AuthorityAuthorizationManager.hasAnyRole(
                                        Role.ADMINISTRATOR.name(), Role.MANAGER.name(), Role.AREA_MANAGER.name()),
                                Entry::decide))
                        .anyRequest()
                        .access(Entry::decide))
                .addFilterAfter(new EndedLoginFilter(accounts), SecurityContextHolderFilter.class)
                .addFilterBefore(new LoginLimitFilter(limits), UsernamePasswordAuthenticationFilter.class)
                .addFilterBefore(new LimitFilter(limits), AuthorizationFilter.class)
                .addFilterAfter(new BodyLimitFilter(settings.body(), settings.checkpoints()), AuthorizationFilter.class)
                .formLogin(form -> form.loginPage("/login").permitAll())
                .logout(logout -> logout.logoutSuccessUrl("/login?logout"))
                .requestCache(cache -> cache.requestCache(savedRequests))
                .exceptionHandling(handling -> handling.defaultAuthenticationEntryPointFor(
                                new LoginPageEntryPoint(), request -> true)
                        .accessDeniedHandler(new PageAccessDeniedHandler()))
                .headers(headers -> everywhere(headers)
                        .addHeaderWriter((request, response) -> response.setHeader(
                                "Content-Security-Policy", DIAGRAMS.matches(request) ? STYLED_POLICY : policy)))
                .csrf(csrf ->
                        csrf.csrfTokenRepository(csrfTokens()).csrfTokenRequestHandler(new HeaderOrFieldCsrfHandler()))
                .sessionManagement(Customizer.withDefaults())
                .build();
    }

    /** What every answer says, whoever makes the page. */
    private static HeadersConfigurer<HttpSecurity> everywhere(HeadersConfigurer<HttpSecurity> headers) {
        return headers.referrerPolicy(policy -> policy.policy(ReferrerPolicyHeaderWriter.ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(policy -> policy.policy(
                        "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"))
                .crossOriginOpenerPolicy(policy ->
                        policy.policy(CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy.SAME_ORIGIN));
    }

    /** Not the engine's cookie name, whose tokens come from another source. */
    private static CookieCsrfTokenRepository csrfTokens() {
        CookieCsrfTokenRepository tokens = CookieCsrfTokenRepository.withHttpOnlyFalse();
        tokens.setCookieName("ATTAIN-CSRF");
        tokens.setHeaderName("X-ATTAIN-CSRF");
        tokens.setCookieCustomizer(cookie -> cookie.sameSite("Strict"));
        return tokens;
    }

    /**
     * A browser repeats basic credentials by itself, for forged requests too, but then tells where the request comes from.
     * So only what carries credentials and no such header is a machine.
     */
    private static boolean isMachine(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.AUTHORIZATION) != null
                && request.getHeader(HttpHeaders.ORIGIN) == null
                && request.getHeader("Sec-Fetch-Site") == null;
    }

    private static boolean wantsPage(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return "GET".equals(request.getMethod()) && accept != null && accept.contains("text/html");
    }
}
