package io.attain.problem;

import io.attain.evaluation.TargetMeaning;
import io.attain.problem.Sentences.Catalogue;
import io.attain.terms.Durations;
import io.attain.terms.Finding;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Says in its reader's language what the application has written of its own accord and keeps in English: what the linter finds, how a
 * figure or an amount came about, why something happened, and what models call their parts. Like problems, each sentence is a template in a catalogue of its kind
 * with the same in Traditional Chinese beside it; what people wrote stays as it is.
 */
public final class EngineWords {

    /** Stands between the name of a task and what it is about. */
    private static final String ABOUT = ": ";

    /** How a derivation counts time, exactly. */
    private static final Pattern MILLISECONDS = Pattern.compile("(?<![\\d.])(\\d{1,18}) ms\\b");

    private static final Sentences FINDINGS = Sentences.of(
            false,
            Catalogue.read("findings_zh_TW.json"),
            new Catalogue(TargetMeaning.sentences(Locale.TAIWAN), Map.of()));

    private static final Sentences STEPS = Sentences.of(false, Catalogue.read("steps_zh_TW.json"));

    private static final Sentences REASONS = Sentences.of(false, Catalogue.read("reasons_zh_TW.json"));

    private static final Sentences RECORD = Sentences.of(false, Catalogue.read("record_zh_TW.json"));

    private static final Sentences TASKS = Sentences.of(false, Catalogue.read("tasks_zh_TW.json"));

    private static final Sentences MODELS = Sentences.of(false, Catalogue.read("models_zh_TW.json"));

    private EngineWords() {}

    /**
     * Says what the linter, or the reader of a document, finds or suggests.
     *
     * @param reader the language, never {@literal null}
     * @param english the reason or the suggestion, never {@literal null}
     * @return the same where there are no other words for it
     */
    public static String finding(Locale reader, String english) {
        return FINDINGS.in(reader, english, UnaryOperator.identity());
    }

    /**
     * Says a finding; its code and its place stay.
     *
     * @param reader the language, never {@literal null}
     * @param finding never {@literal null}
     * @return the same where there are no other words for it
     */
    public static Finding finding(Locale reader, Finding finding) {
        String suggestion = finding.suggestion();
        return new Finding(
                finding.severity(),
                finding.code(),
                finding.document(),
                finding.pointer(),
                finding.line(),
                finding(reader, finding.reason()),
                suggestion == null ? null : finding(reader, suggestion));
    }

    /**
     * Says a step of a derivation or of a credit, or what repeated breaches set off.
     *
     * @param reader the language, never {@literal null}
     * @param english the step, never {@literal null}
     * @return with milliseconds as hours, minutes and seconds; otherwise the same where there are no other words for it
     */
    public static String step(Locale reader, String english) {
        String readable = MILLISECONDS
                .matcher(english)
                .replaceAll(it -> Durations.words(Duration.ofMillis(Long.parseLong(it.group(1)))));
        return STEPS.in(reader, readable, UnaryOperator.identity());
    }

    /**
     * Says why something happened, such as that a period was judged anew.
     *
     * @param reader the language, never {@literal null}
     * @param english the reason, or several with semicolons between them, never {@literal null}
     * @return the same where there are no other words for it, such as for what a person wrote
     */
    public static String reason(Locale reader, String english) {
        return Arrays.stream(english.split("; ", -1))
                .map(it -> REASONS.in(reader, it, UnaryOperator.identity()))
                .collect(Collectors.joining("; "));
    }

    /**
     * Says what the record quotes of something that leaves no row, such as what was done to an account.
     *
     * @param reader the language, never {@literal null}
     * @param english the entry's own words, never {@literal null}
     * @return the same where there are no other words for it
     */
    public static String record(Locale reader, String english) {
        return RECORD.in(reader, english, UnaryOperator.identity());
    }

    /**
     * Says what is noted beside a booking: why it was made, or how it was paid.
     *
     * @param reader the language, never {@literal null}
     * @param english the note, never {@literal null}
     * @return the same where there are no other words for it
     */
    public static String note(Locale reader, String english) {
        return step(reader, reason(reader, english));
    }

    /**
     * Says what the name of a task is about, or what its description asks.
     *
     * @param reader the language, never {@literal null}
     * @param english the name or the description, never {@literal null}
     * @return the same where there are no other words for it; what stands before the first colon of a name stays
     */
    public static String task(Locale reader, String english) {
        return TASKS.in(reader, english, UnaryOperator.identity());
    }

    /**
     * Says what the models of processes and decision tables call a process, an element, an outcome, a column or a rule.
     *
     * @param reader the language, never {@literal null}
     * @param english the name, or that of a task with what the task is about behind a colon, never {@literal null}
     * @return the same where there are no other words for it, such as for a name that a model of former times gave
     */
    public static String model(Locale reader, String english) {
        String said = MODELS.in(reader, english, UnaryOperator.identity());
        int colon = english.indexOf(ABOUT);
        if (colon < 0 || !said.equals(english)) {
            return said;
        }
        String name = english.substring(0, colon);
        String saidName = MODELS.in(reader, name, UnaryOperator.identity());
        if (saidName.equals(name)) {
            return english;
        }
        String saidTask = task(reader, english);
        String about = saidTask.startsWith(name + ABOUT) ? saidTask : english;
        return saidName + "：" + about.substring(colon + ABOUT.length());
    }
}
