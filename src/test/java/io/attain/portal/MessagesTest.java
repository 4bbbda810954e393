package io.attain.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The languages say the same, and the pages ask for nothing that no language knows. */
class MessagesTest {

    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Pattern KEY = Pattern.compile("#\\{([\\w.-]+)[}(]");
    private static final Pattern KEY_PREFIX = Pattern.compile("#\\{\\|([\\w.-]+\\.)\\$");
    private static final Pattern TIMER = Pattern.compile(
            "id=\"((?:Event|Start)_\\w+)\"(?:(?!id=\"(?:Event|Start)_).)*?timerEventDefinition", Pattern.DOTALL);

    private static final Pattern PROCESS = Pattern.compile("<bpmn:process id=\"(\\w+)\" name=\"([^\"]+)\"");

    private static final Pattern PLACE = Pattern.compile("\\{(\\d)[,}]");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "messages",
                "contract",
                "io/attain/terms/words",
                "io/attain/evaluation/meaning",
                "io/attain/escalation/words"
            })
    void everyLanguageHasTheSameKeysWithTheSamePlaces(String bundle) throws IOException {
        Properties english = messages(bundle + ".properties");
        Properties other = messages(bundle + "_zh_TW.properties");
        assertThat(other.stringPropertyNames()).containsExactlyInAnyOrderElementsOf(english.stringPropertyNames());
        assertThat(other.stringPropertyNames()).allSatisfy(key -> {
            if (!key.startsWith("contract.link.")) {
                assertThat(other.getProperty(key)).as(key).isNotBlank();
            }
            assertThat(places(other.getProperty(key))).as(key).isEqualTo(places(english.getProperty(key)));
            assertThat(new MessageFormat(other.getProperty(key), Locale.TAIWAN).format(new Object[] {1, "x", "y"}))
                    .as(key)
                    .doesNotContain("{0}");
        });
    }

    @Test
    void whatSetsEachTimerOfTheModelsIsSaidInWords() throws IOException {
        Properties known = messages("messages.properties");
        try (Stream<Path> models = Files.list(Path.of("processes"))) {
            assertThat(models.filter(it -> it.toString().endsWith(".bpmn"))
                            .flatMap(it -> TIMER.matcher(text(it)).results())
                            .map(it -> "timer." + it.group(1)))
                    .hasSizeGreaterThan(30)
                    .allMatch(known::containsKey);
        }
    }

    @Test
    void everyProcessHasItsNameInEveryLanguage() throws IOException {
        Properties english = messages("messages.properties");
        try (Stream<Path> models = Files.list(Path.of("processes"))) {
            assertThat(models.filter(it -> it.toString().endsWith(".bpmn"))
                            .flatMap(it -> PROCESS.matcher(text(it)).results()))
                    .hasSizeGreaterThan(10)
                    .allSatisfy(it -> assertThat(english.getProperty("engine.process." + it.group(1)))
                            .isEqualTo(it.group(2)));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "messages.properties",
                "messages_zh_TW.properties",
                "contract.properties",
                "contract_zh_TW.properties",
                "io/attain/terms/words.properties",
                "io/attain/terms/words_zh_TW.properties",
                "io/attain/evaluation/meaning.properties",
                "io/attain/evaluation/meaning_zh_TW.properties",
                "io/attain/escalation/words.properties",
                "io/attain/escalation/words_zh_TW.properties"
            })
    void noKeyStandsTwice(String file) throws IOException {
        assertThat(Files.readAllLines(RESOURCES.resolve(file)).stream()
                        .filter(line -> !line.isBlank() && !line.startsWith("#"))
                        .map(line -> line.substring(0, line.indexOf('='))))
                .doesNotHaveDuplicates();
    }

    @Test
    void everyKeyOfAPageExists() throws IOException {
        Set<String> keys = new TreeSet<>(messages("messages.properties").stringPropertyNames());
        keys.addAll(messages("contract.properties").stringPropertyNames());
        String pages = pages();
        assertThat(found(KEY, pages)).isNotEmpty().isSubsetOf(keys);
        assertThat(found(KEY_PREFIX, pages)).isNotEmpty().allSatisfy(prefix -> assertThat(keys)
                .anyMatch(key -> key.startsWith(prefix)));
    }

    private static Set<String> places(String message) {
        return found(PLACE, message);
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Properties messages(String file) throws IOException {
        Properties messages = new Properties();
        try (Reader reader = Files.newBufferedReader(RESOURCES.resolve(file), StandardCharsets.UTF_8)) {
            messages.load(reader);
        }
        return messages;
    }

    private static String pages() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(RESOURCES.resolve("templates"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(Files.readString(file));
            }
        }
        return all.toString();
    }
}
