package io.attain.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every word of every form can be read in Chinese, and says there what it says in English. */
class FormTranslationTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What people do not read: ids, names of variables and expressions. A field that is neither here nor read is new. */
    private static final Set<String> NOT_READ = Set.of(
            "id",
            "type",
            "key",
            "value",
            "dataSource",
            "valuesExpression",
            "hide",
            "name",
            "version",
            "executionPlatform",
            "executionPlatformVersion");

    /** What must be the same in each language: placeholders, targets of links, code, headings, and what is bold. */
    private static final Pattern KEPT =
            Pattern.compile("\\{\\{[^}]*}}|]\\([^)]*\\)|`[^`]+`|^#+ |\\*\\*|\\R", Pattern.MULTILINE);

    static List<String> forms() {
        return Models.RESOURCES.stream().filter(it -> it.endsWith(".form")).toList();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void everyTextOfAFormIsTranslatedAndNothingElse(String form) throws IOException {
        JsonNode english = JSON.readTree(new File(form));
        JsonNode chinese = JSON.readTree(FormTranslation.read().translate(form));
        Map<String, String> words = words();
        assertThat(read(english)).isNotEmpty().allSatisfy(it -> assertThat(words)
                .containsKey(it));
        assertThat(read(chinese))
                .isEqualTo(read(english).stream()
                        .map(words::get)
                        .map(FormTranslationTest::inTranslatedView)
                        .toList());
        assertThat(chinese.path("id").asText()).isEqualTo(english.path("id").asText() + ".zh_TW");
        assertThat(Path.of(FormTranslation.nameOf(form)).getFileName())
                .hasToString(chinese.path("id").asText() + ".form");
        JsonNode rest = withoutWords(
                english.<ObjectNode>deepCopy().put("id", chinese.path("id").asText()));
        assertThat(withoutWords(chinese)).isEqualTo(JSON.readTree(inTranslatedView(rest.toString())));
    }

    @Test
    void noTranslationIsLeftOver() throws IOException {
        List<String> read = new ArrayList<>();
        for (String form : forms()) {
            read.addAll(read(JSON.readTree(new File(form))));
        }
        assertThat(words().keySet()).containsExactlyInAnyOrderElementsOf(Set.copyOf(read));
    }

    @Test
    void aTranslationKeepsPlaceholdersLinksAndLayout() throws IOException {
        assertThat(words()).allSatisfy((english, chinese) -> {
            assertThat(kept(chinese)).isEqualTo(kept(english));
            boolean onlyPlaceholders =
                    KEPT.matcher(english).replaceAll("").chars().noneMatch(Character::isLetter);
            assertThat(chinese.codePoints().anyMatch(Character::isIdeographic)).isNotEqualTo(onlyPlaceholders);
        });
    }

    /** Who reads the translation sees what was put into the task in that language. */
    private static String inTranslatedView(String text) {
        return text.replaceAll("\\bview\\.", "view.zh_TW.");
    }

    private static Map<String, String> words() throws IOException {
        return JSON.readValue(new File("forms/zh_TW.json"), new TypeReference<>() {});
    }

    private static List<String> kept(String text) {
        return KEPT.matcher(text).results().map(MatchResult::group).sorted().toList();
    }

    /** The texts of a form, in order. */
    private static List<String> read(JsonNode part) {
        List<String> texts = new ArrayList<>();
        fields(part).forEach(it -> texts.add(part.path(it).asText()));
        part.forEach(it -> texts.addAll(read(it)));
        return texts;
    }

    private static JsonNode withoutWords(JsonNode part) {
        if (part instanceof ObjectNode object) {
            fields(part).forEach(it -> object.put(it, ""));
        }
        part.forEach(FormTranslationTest::withoutWords);
        return part;
    }

    /** The fields of one part of a form that people read, whatever they are called. */
    private static List<String> fields(JsonNode part) {
        return part.properties().stream()
                .filter(it -> it.getValue().isTextual() && !NOT_READ.contains(it.getKey()))
                .map(Map.Entry::getKey)
                .toList();
    }
}
