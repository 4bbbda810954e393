package io.bare;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * A Camunda application with the same starters and nothing of its own: what start-up is measured against. It stands apart
 * from Attain's packages, whose scan would else find it.
 */
@SpringBootApplication
public class BareApplication {

    /**
     * Starts it.
     *
     * @param args Spring Boot's arguments
     */
    public static void main(String[] args) {
        SpringApplication.run(BareApplication.class, args);
    }
}
