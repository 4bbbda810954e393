package io.attain.portal;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/** Says in the last lines of the log where to go and how to log in. */
@Component
class Greeting {

    private static final Logger LOG = LoggerFactory.getLogger(Greeting.class);

    @EventListener
    void ready(ApplicationReadyEvent event) {
        if (!(event.getApplicationContext() instanceof ServletWebServerApplicationContext web)) {
            return;
        }
        Environment environment = web.getEnvironment();
        String address = environment.getProperty("server.address", "localhost");
        String base = "http://" + address + ":" + web.getWebServer().getPort();
        LOG.info("Attain is ready at {}/ (tasks: {}/camunda/app/tasklist/, API: {}/api)", base, base, base);
        if (environment.acceptsProfiles(Profiles.of("demo"))) {
            LOG.info(
                    "Log in as provider-owner, provider-signatory, customer-signatory, customer-owner, manager, auditor or administrator; the password of all demo accounts is “demo”");
        } else {
            LOG.info("Log in with your account; an administrator adds accounts at {}/accounts", base);
        }
    }
}
