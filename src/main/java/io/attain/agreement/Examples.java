package io.attain.agreement;

import io.attain.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The example agreements that ship with the application. */
@Component
public class Examples {

    /** Their names. */
    public static final List<String> NAMES =
            List.of("paper-supply", "qualified-leads", "closed-deals", "it-operations");

    /**
     * Gets an example's document.
     *
     * @param name one of {@link #NAMES}, never {@literal null}
     * @return YAML, never {@literal null}
     * @throws Problem if there is no such example
     */
    public String document(String name) {
        if (!NAMES.contains(name)) {
            throw Problem.unknown("There is no example " + name + ".");
        }
        try (InputStream document = new ClassPathResource("examples/" + name + ".yaml").getInputStream()) {
            return new String(document.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
