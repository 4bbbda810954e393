package io.attain;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The entry of the server and, when the first argument names a command, of the command line. */
@SpringBootApplication
public class AttainApplication {

    /**
     * Starts the server.
     *
     * @param args Spring Boot's arguments, never {@literal null}
     */
    public static void main(String[] args) {
        SpringApplication.run(AttainApplication.class, args);
    }
}
