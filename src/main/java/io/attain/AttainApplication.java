package io.attain;

import io.attain.commandline.Commands;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The entry of the server and, when the first argument names a command, of the command line. */
@SpringBootApplication
public class AttainApplication {

    /**
     * Runs the command that the first argument names and ends the program with its exit code; without one, starts the
     * server.
     *
     * @param args a command and its arguments, or Spring Boot's arguments, never {@literal null}
     */
    public static void main(String[] args) {
        if (Commands.isCommand(args)) {
            System.exit(Commands.execute(args));
        }
        SpringApplication.run(AttainApplication.class, args);
    }
}
