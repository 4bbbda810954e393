package io.attain.evaluation;

import io.attain.terms.Agreement;
import io.attain.terms.AgreementDocument;
import io.attain.terms.Finding;
import io.attain.terms.Finding.Severity;
import io.attain.terms.Objective;
import io.attain.terms.SeriesDefinition;
import io.attain.terms.SourceDocument;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One agreement under the linter's eyes, with all that is known around it.
 *
 * @param document the agreement and its document
 * @param series every series that is known, by id
 * @param agreements every agreement that is known, this one among them
 * @param findings receives what is found
 */
record LintSubject(
        AgreementDocument document,
        Map<String, SeriesDefinition> series,
        List<AgreementDocument> agreements,
        List<Finding> findings) {

    Agreement agreement() {
        return document.agreement();
    }

    SourceDocument source() {
        return document.source();
    }

    @Nullable
    SeriesDefinition seriesOf(Objective objective) {
        return series.get(objective.series());
    }

    /** Calls a check with every objective and its index. */
    void forEachObjective(ObjIntConsumer<Objective> check) {
        List<Objective> objectives = agreement().objectives();
        for (int index = 0; index < objectives.size(); index++) {
            check.accept(objectives.get(index), index);
        }
    }

    void error(LintCode code, String pointer, String reason, String suggestion) {
        add(Severity.ERROR, code, pointer, reason, suggestion);
    }

    void warning(LintCode code, String pointer, String reason, String suggestion) {
        add(Severity.WARNING, code, pointer, reason, suggestion);
    }

    void note(LintCode code, String pointer, String reason, @Nullable String suggestion) {
        add(Severity.NOTE, code, pointer, reason, suggestion);
    }

    private void add(Severity severity, LintCode code, String pointer, String reason, @Nullable String suggestion) {
        SourceDocument source = source();
        findings.add(
                new Finding(severity, code.name(), source.name(), pointer, source.line(pointer), reason, suggestion));
    }

    static String objective(int index) {
        return "/objectives/" + index;
    }

    static String plain(BigDecimal number) {
        return (number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros()).toPlainString();
    }
}
