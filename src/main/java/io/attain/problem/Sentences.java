package io.attain.problem;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Sentences that are written in English where they arise, and said in their reader's language where they are shown: a file has each as
 * a template and beside it the same in another language. What it does not have stays English.
 */
final class Sentences {

    /** Where a value stands in a template. */
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");

    /** Between these stands what people wrote, and no word of ours. */
    private static final List<List<String>> QUOTES = List.of(List.of("'", "'"), List.of("\"", "\""), List.of("“", "”"));

    /** Stands around a value until it is clear whether a space has to part it from what is beside it. */
    private static final String SEAM = "\uE000";

    private static final Pattern SEAM_WITH_SPACE = Pattern.compile(
            "(?<=\\p{IsHan})" + SEAM + "+(?=[A-Za-z0-9%])|(?<=[A-Za-z0-9%])" + SEAM + "+(?=\\p{IsHan})");

    private final List<Template> templates;
    private final boolean isQuotedOurs;

    private Sentences(List<Template> templates, boolean isQuotedOurs) {
        this.templates = templates;
        this.isQuotedOurs = isQuotedOurs;
    }

    /**
     * What a file has.
     *
     * @param sentences those of our code
     * @param others what others say, and what values of sentences can be
     */
    record Catalogue(Map<String, String> sentences, Map<String, String> others) {

        /** Reads a file of the application. */
        static Catalogue read(String resource) {
            try (InputStream file = Sentences.class.getClassLoader().getResourceAsStream(resource)) {
                if (file == null) {
                    throw new FileNotFoundException(resource);
                }
                return new ObjectMapper().readValue(file, Catalogue.class);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    /**
     * Takes templates. Those that say how a sentence ends come first, and of them those with the most words of their own: they
     * say best what a sentence is.
     *
     * @param catalogues never {@literal null}
     * @param isQuotedOurs whether a value in quotation marks can be one of our words, and not only what people wrote
     */
    static Sentences of(boolean isQuotedOurs, Catalogue... catalogues) {
        return new Sentences(
                Stream.of(catalogues)
                        .flatMap(it -> Stream.of(it.sentences(), it.others()))
                        .flatMap(it -> it.entrySet().stream())
                        .map(it -> Template.of(it.getKey(), it.getValue()))
                        .sorted(Comparator.comparing(Template::isOpen)
                                .thenComparing(Comparator.comparingInt(Template::length)
                                        .reversed()))
                        .toList(),
                isQuotedOurs);
    }

    /**
     * Says a sentence in a reader's language.
     *
     * @param reader the language, never {@literal null}
     * @param english the sentence, never {@literal null}
     * @param values says the same of its values that are no words of ours, never {@literal null}
     * @return the same where there are no other words for it
     */
    String in(Locale reader, String english, UnaryOperator<String> values) {
        return reader.getLanguage().equals(Locale.CHINESE.getLanguage())
                ? translated(english, values).orElse(english)
                : english;
    }

    /** Says a sentence in the language of the templates, empty if none of them fits. */
    Optional<String> translated(String english, UnaryOperator<String> values) {
        for (Template template : templates) {
            List<String> found = template.values(english);
            if (found != null) {
                List<String> said = new ArrayList<>();
                for (int i = 0; i < found.size(); i++) {
                    String value = found.get(i);
                    boolean isOurs = isQuotedOurs || !template.isQuoted(i);
                    said.add((isOurs ? translated(value, values) : Optional.<String>empty())
                            .orElseGet(() -> values.apply(value)));
                }
                return Optional.of(template.filled(said));
            }
        }
        return Optional.empty();
    }

    /**
     * A sentence in which values stand.
     *
     * @param literals what stands around the values in English, one more than there are values
     * @param translation the same sentence with its places
     */
    private record Template(List<String> literals, String translation) {

        static Template of(String english, String translation) {
            return new Template(List.of(PLACE.split(english, -1)), translation);
        }

        /** Whether anything can stand at its end. */
        boolean isOpen() {
            return literals.get(literals.size() - 1).isEmpty();
        }

        int length() {
            return literals.stream().mapToInt(String::length).sum();
        }

        /** Finds the values in a sentence, each as short as it can be; {@literal null} if it is another sentence. */
        @Nullable
        List<String> values(String sentence) {
            int last = literals.size() - 1;
            if (last == 0) {
                return sentence.equals(literals.get(0)) ? List.of() : null;
            }
            int end = sentence.length() - literals.get(last).length();
            int at = literals.get(0).length();
            if (at > end || !sentence.startsWith(literals.get(0)) || !sentence.endsWith(literals.get(last))) {
                return null;
            }
            List<String> values = new ArrayList<>();
            for (String literal : literals.subList(1, last)) {
                int next = sentence.indexOf(literal, at);
                if (next < 0 || next + literal.length() > end) {
                    return null;
                }
                values.add(sentence.substring(at, next));
                at = next + literal.length();
            }
            values.add(sentence.substring(at, end));
            return values;
        }

        boolean isQuoted(int value) {
            return QUOTES.stream()
                    .anyMatch(it -> literals.get(value).endsWith(it.get(0))
                            && literals.get(value + 1).startsWith(it.get(1)));
        }

        /** Puts the values in their places, with a space between Chinese and Latin script. */
        String filled(List<String> values) {
            String marked = PLACE.matcher(translation)
                    .replaceAll(
                            it -> Matcher.quoteReplacement(SEAM + values.get(Integer.parseInt(it.group(1))) + SEAM));
            return SEAM_WITH_SPACE.matcher(marked).replaceAll(" ").replace(SEAM, "");
        }
    }
}
