package io.attain.access.workflow;

import java.util.Map;
import org.camunda.bpm.engine.rest.security.auth.ProcessEngineAuthenticationFilter;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Carries the one login over to the engine's REST interface and to its web applications. */
@Configuration(proxyBeanMethods = false)
class EngineFilters {

    private static final Map<String, String> PROVIDER =
            Map.of("authentication-provider", LoginAuthenticationProvider.class.getName());
    /** After Spring Security's chain, which stands at -100. */
    private static final int AFTER_LOGIN = 10;

    @Bean
    FilterRegistrationBean<ContainerBasedAuthenticationFilter> webApplicationLogin() {
        var registration = new FilterRegistrationBean<>(new ContainerBasedAuthenticationFilter());
        registration.setInitParameters(PROVIDER);
        registration.setOrder(AFTER_LOGIN);
        registration.addUrlPatterns("/camunda/app/*", "/camunda/api/*");
        return registration;
    }

    @Bean
    FilterRegistrationBean<ProcessEngineAuthenticationFilter> engineRestLogin() {
        var registration = new FilterRegistrationBean<>(new ProcessEngineAuthenticationFilter());
        registration.setInitParameters(PROVIDER);
        registration.setOrder(AFTER_LOGIN);
        registration.addUrlPatterns("/engine-rest/*");
        return registration;
    }
}
