package io.attain.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Our words for Tasklist are for all of its own, of the version that is used. */
class TasklistWordsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String LOCALES = "META-INF/resources/webjars/camunda/app/tasklist/locales/";

    /** What must be the same in each language: places and markup. */
    private static final Pattern KEPT = Pattern.compile("\\{\\{[^}]*}}|</?(?:a|br)\\b[^>]*>|'yyyy[^']*'");

    /** What is a sign in every language, a name, or shown nowhere. */
    private static final Pattern WITHOUT_WORDS =
            Pattern.compile("SEARCH_(LESS|GREATER)_.*|APP_VENDOR|BANNER_CE_EOL_TEXT|NO_TASK_FORM");

    @Test
    void allThatTasklistSaysIsInChineseToo() throws IOException {
        JsonNode english = read("en");
        JsonNode chinese = read("zh");
        assertThat(names(chinese.path("labels"))).containsExactlyInAnyOrderElementsOf(names(english.path("labels")));
        assertThat(chinese.path("labels").properties()).allSatisfy(it -> {
            String word = it.getValue().asText();
            if (!WITHOUT_WORDS.matcher(it.getKey()).matches()) {
                assertThat(word.codePoints().anyMatch(Character::isIdeographic))
                        .as(it.getKey())
                        .isTrue();
                assertThat(kept(word))
                        .as(it.getKey())
                        .isEqualTo(kept(english.path("labels").path(it.getKey()).asText()));
            }
        });
    }

    @Test
    void datesAndSpansOfTimeAreInChineseToo() throws IOException {
        JsonNode english = read("en").path("dateLocales");
        JsonNode chinese = read("zh").path("dateLocales");
        assertThat(names(chinese)).containsExactlyInAnyOrderElementsOf(names(english));
        assertThat(english.properties()).allSatisfy(part -> {
            JsonNode translated = chinese.path(part.getKey());
            assertThat(translated.size())
                    .as(part.getKey())
                    .isEqualTo(part.getValue().size());
            assertThat(names(translated)).containsExactlyInAnyOrderElementsOf(names(part.getValue()));
        });
    }

    private static List<String> names(JsonNode part) {
        return part.properties().stream().map(Map.Entry::getKey).toList();
    }

    private static List<String> kept(String text) {
        return KEPT.matcher(text).results().map(MatchResult::group).sorted().toList();
    }

    private static JsonNode read(String language) throws IOException {
        ClassLoader loader = TasklistWordsTest.class.getClassLoader();
        try (InputStream file =
                Objects.requireNonNull(loader.getResourceAsStream(LOCALES + language + ".json"), language)) {
            return JSON.readTree(new String(file.readAllBytes(), StandardCharsets.UTF_8).replace("\uFEFF", ""));
        }
    }
}
