package io.attain.problem;

import io.attain.problem.Sentences.Catalogue;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * Says problems in their reader's language. They are written in English where they are found; {@code problems_zh_TW.json}, and for
 * what is wrong with measurements {@code rows_zh_TW.json}, have each sentence as a template and beside it the same in Traditional Chinese. What they do not have stays English.
 */
public final class ProblemWords {

    private static final Sentences SENTENCES =
            Sentences.of(true, Catalogue.read("problems_zh_TW.json"), Catalogue.read("rows_zh_TW.json"));

    private ProblemWords() {}

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
        return SENTENCES.in(reader, english, values);
    }
}
