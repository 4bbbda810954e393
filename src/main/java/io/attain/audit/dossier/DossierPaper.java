package io.attain.audit.dossier;

import com.fasterxml.jackson.databind.JsonNode;
import io.attain.agreement.PaperPdf;
import io.attain.audit.AboutWords;
import io.attain.audit.RecordCodes;
import io.attain.problem.EngineWords;
import io.attain.terms.Wording;
import io.attain.workflow.FormTranslation;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/**
 * A dossier on paper: the same parts with the same hashes as its JSON, in words, but for derivations, of which it has the hashes alone, and
 * diagrams, which only browsers draw.
 */
@Component
public class DossierPaper {

    private static final String DERIVATIONS = "derivations";
    private static final String DOCUMENT = "document";
    private static final String MEANING = "meaning";
    private static final String STEP = "rule";
    private static final String PROCESSES = "processes";
    private static final String RECORD = "record";

    /** Fields in which the application, or a person, says why. */
    private static final Set<String> WRITTEN = Set.of("reason", "words", "note");

    /** Fields whose values look like codes, and are names that the terms gave. */
    private static final Set<String> GIVEN = Set.of("currency", "reference", "agreement", "objective", "scope");

    private static final int MOST_COLUMNS = 7;
    private static final int LONGEST_CELL = 160;

    private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?Z");
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z_]+");
    private static final Pattern HUMP = Pattern.compile("(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final ITemplateEngine templates;
    private final MessageSource messages;
    private final AboutWords words;

    DossierPaper(ITemplateEngine templates, MessageSource messages, AboutWords words) {
        this.words = words;
        this.templates = templates;
        this.messages = messages;
    }

    /**
     * A part on paper.
     *
     * @param name the part's name
     * @param hash its hash
     * @param columns the heads of a table of its entries, empty where each entry is one of its own
     * @param rows the rows of that table
     * @param entries what it has, each as its fields in order; empty where there is a table
     */
    public record PaperPart(
            String name, String hash, List<String> columns, List<List<String>> rows, List<List<Field>> entries) {

        /** Returns whether it has nothing. */
        public boolean isEmpty() {
            return rows.isEmpty() && entries.isEmpty();
        }

        /** Returns how many entries it has. */
        public int size() {
            return rows.size() + entries.size();
        }
    }

    /**
     * A field of an entry.
     *
     * @param name its name in words, with those of what it is part of before it
     * @param value what it says
     * @param document whether it has lines that are to stay apart
     */
    public record Field(String name, String value, boolean document) {}

    /**
     * Puts a dossier on paper.
     *
     * @param dossier never {@literal null}
     * @param locale the language of what stands around the record, never {@literal null}
     * @return a PDF with all its fonts
     */
    public byte[] pdf(Dossier dossier, Locale locale) {
        List<PaperPart> parts = dossier.parts().stream()
                .map(it -> new Writer(it.name(), locale).part(it))
                .toList();
        return PaperPdf.of(
                templates.process("audit/dossier", new Context(locale, Map.of("dossier", dossier, "parts", parts))));
    }

    /** Writes a part in one language. */
    private final class Writer {

        private final String part;
        private final Locale locale;

        Writer(String part, Locale locale) {
            this.part = part;
            this.locale = locale;
        }

        private PaperPart part(Dossier.Part part) {
            if (part.name().equals(DERIVATIONS)) {
                return table(part, List.of("hash"));
            }
            Set<String> columns = columns(part.content());
            return columns.isEmpty() ? list(part) : table(part, List.copyOf(columns));
        }

        /** The fields that entries have if all are short and there are few of them, else none. */
        private Set<String> columns(JsonNode content) {
            Set<String> columns = new LinkedHashSet<>();
            for (JsonNode entry : content) {
                for (Map.Entry<String, JsonNode> field : entry.properties()) {
                    if (field.getValue().isContainerNode()
                            || field.getValue().asText().length() > LONGEST_CELL) {
                        return Set.of();
                    }
                    if (!isNothing(field.getValue())) {
                        columns.add(field.getKey());
                    }
                }
            }
            return columns.size() <= MOST_COLUMNS ? columns : Set.of();
        }

        private PaperPart table(Dossier.Part part, List<String> columns) {
            List<List<String>> rows = StreamSupport.stream(part.content().spliterator(), false)
                    .map(entry -> columns.stream()
                            .map(it -> isNothing(entry.path(it)) ? "" : value(it, entry.path(it), entry))
                            .toList())
                    .toList();
            return new PaperPart(
                    part.name(), part.hash(), columns.stream().map(this::label).toList(), rows, List.of());
        }

        private PaperPart list(Dossier.Part part) {
            List<List<Field>> entries = new ArrayList<>();
            for (JsonNode entry : part.content()) {
                List<Field> fields = new ArrayList<>();
                add(fields, "", "", entry, null);
                entries.add(fields);
            }
            return new PaperPart(part.name(), part.hash(), List.of(), List.of(), entries);
        }

        private void add(List<Field> fields, String name, String key, JsonNode value, @Nullable JsonNode parent) {
            if (value.isObject()) {
                value.properties()
                        .forEach(it -> add(
                                fields,
                                name.isEmpty() ? label(it.getKey()) : name + " · " + label(it.getKey()),
                                it.getKey(),
                                it.getValue(),
                                value));
            } else if (value.isArray()) {
                int place = 0;
                for (JsonNode one : value) {
                    add(fields, name + " " + ++place, key, one, value);
                }
            } else if (isTimer(parent) && key.equals("rule")) {
                return;
            } else if (isTimer(parent) && key.equals(MEANING)) {
                String element = Objects.requireNonNull(parent).path("element").asText();
                fields.add(
                        new Field(name, messages.getMessage("timer." + element, null, value.asText(), locale), false));
            } else if (!isNothing(value)) {
                fields.add(new Field(name, value(key, value, parent), key.equals(DOCUMENT)));
            }
        }

        /** What sets a timer stands in words beside the model's expression. */
        private static boolean isTimer(@Nullable JsonNode parent) {
            return parent != null && parent.has(MEANING) && parent.has("rule");
        }

        private static boolean isNothing(JsonNode value) {
            return value.isMissingNode()
                    || value.isNull()
                    || (value.isValueNode() && value.asText().isEmpty());
        }

        private String label(String field) {
            String known = messages.getMessage("dossier.field." + field, null, null, locale);
            return known != null
                    ? known
                    : HUMP.splitAsStream(field)
                            .map(it -> it.toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(" "));
        }

        private String value(String field, JsonNode value, @Nullable JsonNode parent) {
            String text = value.asText();
            if (part.equals(RECORD) && field.equals("about") && parent != null) {
                return words.say(parent.path("kind").asText(), text, locale);
            }
            if (value.isBoolean()) {
                return messages.getMessage("dossier." + text, null, text, locale);
            }
            if (value.isNumber()) {
                return value.decimalValue().toPlainString();
            }
            if (INSTANT.matcher(text).matches()) {
                return TIME.format(Instant.parse(text.replaceFirst("T(\\d\\d:\\d\\d)Z", "T$1:00Z")));
            }
            if (CODE.matcher(text).matches() && !GIVEN.contains(field)) {
                String plain = text.toLowerCase(Locale.ROOT).replace('_', ' ');
                return Wording.nearest(locale).equals(Locale.ENGLISH) ? plain : code(field, text, plain);
            }
            if (part.equals(PROCESSES)) {
                return ofProcess(field, text, parent);
            }
            return WRITTEN.contains(field)
                    ? EngineWords.reason(locale, text)
                    : field.equals(STEP) ? EngineWords.step(locale, text) : text;
        }

        /** Models and forms gave all names here, and people what they submitted in words of their own. */
        private String ofProcess(String field, String text, @Nullable JsonNode parent) {
            if (Wording.nearest(locale).equals(Locale.ENGLISH)) {
                return text;
            }
            return switch (field) {
                case "name", "outcome", "on", "element", "reason" -> EngineWords.model(locale, text);
                case "process" -> String.valueOf(messages.getMessage("engine.process." + text, null, text, locale));
                case "what" -> String.valueOf(messages.getMessage("history.act." + text, null, text, locale));
                case "label" -> FormTranslation.word(locale, text);
                case "words" -> isChoice(text, parent) ? FormTranslation.word(locale, text) : text;
                default -> text;
            };
        }

        private static boolean isChoice(String words, @Nullable JsonNode answer) {
            return answer != null && !words.equals(answer.path("value").asText());
        }

        private String code(String field, String code, String otherwise) {
            String key = RecordCodes.key(part, field, code);
            String step = EngineWords.step(locale, code);
            String plain = step.equals(code) ? otherwise : step;
            return key == null ? plain : String.valueOf(messages.getMessage(key, null, plain, locale));
        }
    }
}
