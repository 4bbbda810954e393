package io.attain.crash;

import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.spring.boot.starter.CamundaBpmAutoConfiguration;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.MessageSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.thymeleaf.ThymeleafAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * The engine and the core with their stores, without web, pages and accounts. It is no component itself, so that the scan
 * of the whole application does not find it.
 */
@ImportAutoConfiguration({
    DataSourceAutoConfiguration.class,
    DataSourceTransactionManagerAutoConfiguration.class,
    TransactionAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    JdbcClientAutoConfiguration.class,
    FlywayAutoConfiguration.class,
    MessageSourceAutoConfiguration.class,
    JacksonAutoConfiguration.class,
    ThymeleafAutoConfiguration.class,
    CamundaBpmAutoConfiguration.class
})
@ComponentScan(
        basePackages = {
            "io.attain.workflow",
            "io.attain.access.store",
            "io.attain.agreement",
            "io.attain.measurement",
            "io.attain.credit",
            "io.attain.negotiation",
            "io.attain.escalation",
            "io.attain.evidence",
            "io.attain.dispute",
            "io.attain.review",
            "io.attain.report",
            "io.attain.warning",
            "io.attain.notification"
        },
        excludeFilters = {
            @Filter(type = FilterType.REGEX, pattern = "io\\.attain\\..*\\.web\\..*"),
            @Filter(type = FilterType.REGEX, pattern = "io\\.attain\\.notification\\.PreferenceKeeping"),
            @Filter(type = FilterType.ANNOTATION, classes = TestComponent.class)
        })
final class SlimApplication {

    private SlimApplication() {}

    /** Nobody logs in to it. */
    @Bean
    static PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    /** Starts it on a database, with or without the job executor. */
    static ConfigurableApplicationContext start(Database database, boolean executesJobs) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("spring.datasource.url", database.url());
        settings.put("spring.datasource.username", database.user());
        settings.put("spring.datasource.password", database.password());
        settings.put("spring.jmx.enabled", "false");
        settings.put("camunda.bpm.job-execution.enabled", executesJobs);
        settings.put("camunda.bpm.job-execution.wait-time-in-millis", "100");
        settings.put("camunda.bpm.job-execution.max-wait", "100");
        // What a killed JVM had begun is taken up again about when the next one has started; as installed, ten minutes
        // later.
        settings.put("camunda.bpm.job-execution.lock-time-in-millis", "3000");
        return new SpringApplicationBuilder(SlimApplication.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .run(settings.entrySet().stream()
                        .map(it -> "--" + it.getKey() + "=" + it.getValue())
                        .toArray(String[]::new));
    }
}
