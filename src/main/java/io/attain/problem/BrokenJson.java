package io.attain.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says in plain words why some text is no JSON; the reader's own words speak of its inside. */
public final class BrokenJson {

    private static final int LONGEST = 40;

    /** How the reader begins when the text ends between two fields, for which it has no exception of its own. */
    private static final String END = "Unexpected end-of-input";

    /** How the reader begins when it meets a character or a word that does not belong where it stands. */
    private static final Pattern MISPLACED = Pattern.compile("Un(?:expected character|recognized token) \\(?'(.+?)'");

    private BrokenJson() {}

    /**
     * Says it.
     *
     * @param broken what the reader found, never {@literal null}
     * @return a clause without the place, such as “it ends before it is complete”; never {@literal null}
     */
    public static String why(JsonProcessingException broken) {
        if (broken instanceof JsonEOFException || broken.getOriginalMessage().startsWith(END)) {
            return "it ends before it is complete";
        }
        if (broken instanceof StreamConstraintsException) {
            return "something in it is longer or nested deeper than is read here";
        }
        Matcher misplaced = MISPLACED.matcher(broken.getOriginalMessage());
        if (!misplaced.lookingAt()) {
            return "what stands there cannot be read";
        }
        String what = misplaced.group(1);
        return "“" + (what.length() <= LONGEST ? what : what.substring(0, LONGEST) + "…") + "” does not belong there";
    }
}
