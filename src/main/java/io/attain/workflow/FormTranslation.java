package io.attain.workflow;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The words of all forms in Traditional Chinese, as {@code forms/zh_TW.json} has them: the English text and beside it the
 * same in Chinese. What has no translation stays English.
 */
public final class FormTranslation {

    /** The language into which forms are translated. */
    static final Locale LANGUAGE = Locale.TRADITIONAL_CHINESE;

    /** The fields of a form's JSON that people read. */
    private static final Set<String> READ = Set.of("label", "text", "description", "placeholder");

    /** Where a form refers to the view of its task. */
    private static final Pattern VIEW = Pattern.compile("\\b" + TaskView.VARIABLE + "\\.");

    private static final String TRANSLATED_VIEW = TaskView.VARIABLE + "." + LANGUAGE + ".";

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final FormTranslation KEPT = read();

    private final Map<String, String> words;

    private FormTranslation(Map<String, String> words) {
        this.words = words;
    }

    /**
     * Reads the translation.
     *
     * @throws UncheckedIOException if it is not on the class path or is no JSON
     */
    static FormTranslation read() {
        try (InputStream file = open("forms/" + LANGUAGE + ".json")) {
            return new FormTranslation(JSON.readValue(file, new TypeReference<>() {}));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /**
     * What the translation of a form, or of the resource in which it is, is called.
     *
     * @param form such as {@code answer-offer} or {@code forms/answer-offer.form}, never {@literal null}
     * @return such as {@code answer-offer.zh_TW} or {@code forms/answer-offer.zh_TW.form}
     */
    static String nameOf(String form) {
        String ending = form.endsWith(".form") ? ".form" : "";
        return form.substring(0, form.length() - ending.length()) + "." + LANGUAGE + ending;
    }

    /**
     * Translates a form.
     *
     * @param resource its name on the class path, never {@literal null}
     * @return its JSON in UTF-8, with the translation's id
     * @throws UncheckedIOException if it is not on the class path or is no JSON
     */
    byte[] translate(String resource) {
        try (InputStream file = open(resource)) {
            ObjectNode form = (ObjectNode) JSON.readTree(file);
            translate(form);
            showTranslatedView(form);
            return JSON.writeValueAsBytes(form.put("id", nameOf(form.path("id").asText())));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /**
     * Says what a form asks or offers, such as the label of a field or of a choice.
     *
     * @param reader the language, never {@literal null}
     * @param english never {@literal null}
     * @return the same where there is no translation
     */
    public static String word(Locale reader, String english) {
        return reader.getLanguage().equals(LANGUAGE.getLanguage()) ? KEPT.word(english) : english;
    }

    /**
     * Translates one text of a form.
     *
     * @param english never {@literal null}
     * @return the same where there is no translation
     */
    String word(String english) {
        return words.getOrDefault(english, english);
    }

    /**
     * Tells what a field is called on a form.
     *
     * @param resource the form's name on the class path, never {@literal null}
     * @param field its key, never {@literal null}
     * @return the English label, or the key where there is none
     * @throws UncheckedIOException if the form is not on the class path or is no JSON
     */
    static String label(String resource, String field) {
        try (InputStream file = open(resource)) {
            for (JsonNode part : JSON.readTree(file).path("components")) {
                if (part.path("key").asText().equals(field) && part.has("label")) {
                    return part.path("label").asText();
                }
            }
            return field;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void translate(JsonNode part) {
        if (part instanceof ObjectNode fields) {
            for (String field : READ) {
                String english = fields.path(field).asText();
                if (words.containsKey(english)) {
                    fields.put(field, words.get(english));
                }
            }
        }
        part.forEach(this::translate);
    }

    private static void showTranslatedView(JsonNode part) {
        if (part instanceof ObjectNode fields) {
            for (Map.Entry<String, JsonNode> field : fields.properties()) {
                if (field.getValue().isTextual()) {
                    field.setValue(
                            new TextNode(VIEW.matcher(field.getValue().asText()).replaceAll(TRANSLATED_VIEW)));
                }
            }
        }
        part.forEach(FormTranslation::showTranslatedView);
    }

    private static InputStream open(String resource) throws FileNotFoundException {
        InputStream file = FormTranslation.class.getClassLoader().getResourceAsStream(resource);
        if (file == null) {
            throw new FileNotFoundException(resource);
        }
        return file;
    }
}
