package io.attain.review;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attain.agreement.AgreementVersion;
import io.attain.agreement.DraftDocument;
import io.attain.problem.Problem;
import io.attain.terms.Agreement.Term;
import io.attain.terms.YamlWriter;
import java.time.LocalDate;
import java.time.Period;
import org.jspecify.annotations.Nullable;

/** Makes the document that a change of an agreement, or its next term, begins with. */
final class NextVersion {

    private NextVersion() {}

    /**
     * The same terms from another day on, to be changed.
     *
     * @param holds the version in force
     * @param number of the next version
     * @param effective from when it is to judge
     */
    static String from(AgreementVersion holds, int number, LocalDate effective) {
        Term term = holds.terms().term();
        if (!effective.isBefore(term.until())) {
            throw Problem.refused("The change would take effect on " + effective + ", when the term is over (until "
                    + term.until() + "). Give an earlier day in “effective”, or renew the agreement.");
        }
        if (effective.isBefore(holds.terms().effective())) {
            throw Problem.refused("The change would take effect on " + effective + ", before version " + holds.version()
                    + " does, on " + holds.terms().effective() + ". Give a later day in “effective”.");
        }
        return write(holds, number, effective, null);
    }

    /**
     * The same terms for the time after the term.
     *
     * @param holds the version in force
     * @param number of the next version
     * @param until the day after the last of the next term, {@literal null} for as long as the term that is over
     */
    static String renewed(AgreementVersion holds, int number, @Nullable LocalDate until) {
        Term term = holds.terms().term();
        LocalDate end = until == null ? term.until().plus(length(term)) : until;
        if (!end.isAfter(term.until())) {
            throw Problem.refused("The next term begins on " + term.until() + ", so it cannot be over on " + end
                    + ". Give a later day in “until”.");
        }
        return write(holds, number, term.until(), new Term(term.until(), end));
    }

    /** Whole months where the term has them, so that a year stays a year, leap or not. */
    private static Period length(Term term) {
        return Period.between(term.from(), term.until());
    }

    private static String write(AgreementVersion holds, int number, LocalDate effective, @Nullable Term term) {
        ObjectNode tree =
                (ObjectNode) DraftDocument.source(holds.document()).tree().deepCopy();
        tree.put("version", number);
        tree.put("effective", effective.toString());
        if (term != null) {
            tree.set(
                    "term",
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("from", term.from().toString())
                            .put("until", term.until().toString()));
        }
        return YamlWriter.write(tree);
    }
}
