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
 * Says problems in their reader's language. They are written in English where they are found; {@code problems_zh_TW.json} has
 * each sentence as a template and beside it the same in Traditional Chinese. What it does not have stays English.
 */
public final class ProblemWords {

    /** Where a value stands in a template. */
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");

    private static final ProblemWords CHINESE = read("problems_zh_TW.json");

    private final List<Template> templates;

    private ProblemWords(List<Template> templates) {
        this.templates = templates;
    }

    /**
     * What the file has.
     *
     * @param sentences those of our code
     * @param others what frameworks say, and what values of sentences can be
     */
    record Catalogue(Map<String, String> sentences, Map<String, String> others) {}

    private static ProblemWords read(String resource) {
        try (InputStream file = ProblemWords.class.getClassLoader().getResourceAsStream(resource)) {
            if (file == null) {
                throw new FileNotFoundException(resource);
            }
            return of(new ObjectMapper().readValue(file, Catalogue.class));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /**
     * Takes templates. Those that say how a sentence ends come first, and of them those with the most words of their own: they
     * say best what a sentence is.
     */
    static ProblemWords of(Catalogue catalogue) {
        return new ProblemWords(Stream.of(catalogue.sentences(), catalogue.others())
                .flatMap(it -> it.entrySet().stream())
                .map(it -> Template.of(it.getKey(), it.getValue()))
                .sorted(Comparator.comparing(Template::isOpen)
                        .thenComparing(Comparator.comparingInt(Template::length).reversed()))
                .toList());
    }

    /**
     * Says a sentence in a reader's language.
     *
     * @param reader the language, never {@literal null}
     * @param english the sentence, never {@literal null}
     * @return the same where there are no other words for it
     */
    public static String in(Locale reader, String english) {
        return in(reader, english, UnaryOperator.identity());
    }

    /**
     * Says a sentence in a reader's language.
     *
     * @param reader the language, never {@literal null}
     * @param english the sentence, never {@literal null}
     * @param values says the same of its values that are no words of problems, never {@literal null}
     * @return the same where there are no other words for it
     */
    public static String in(Locale reader, String english, UnaryOperator<String> values) {
        return reader.getLanguage().equals(Locale.CHINESE.getLanguage())
                ? CHINESE.translated(english, values).orElse(english)
                : english;
    }

    /** Says a sentence in the language of the templates, empty if none of them fits. */
    Optional<String> translated(String english, UnaryOperator<String> values) {
        for (Template template : templates) {
            List<String> found = template.values(english);
            if (found != null) {
                return Optional.of(template.filled(found.stream()
                        .map(it -> translated(it, values).orElseGet(() -> values.apply(it)))
                        .toList()));
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

        String filled(List<String> values) {
            return PLACE.matcher(translation)
                    .replaceAll(it -> Matcher.quoteReplacement(values.get(Integer.parseInt(it.group(1)))));
        }
    }
}
