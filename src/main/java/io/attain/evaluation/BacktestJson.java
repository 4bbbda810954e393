package io.attain.evaluation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attain.terms.Finding;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** The result of a back-test, and a verdict, as JSON: the contract of the agreement format. */
public final class BacktestJson {

    private BacktestJson() {}

    /**
     * Returns a result as JSON.
     *
     * @param result the result
     * @param withDerivations whether each verdict's derivation is written out, not only named by its hash
     */
    public static ObjectNode of(BacktestResult result, boolean withDerivations) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("agreement", result.agreement());
        ArrayNode versions = json.putArray("versions");
        result.versions().forEach(versions::add);
        json.put("asOf", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(result.asOf()));
        ArrayNode verdicts = json.putArray("verdicts");
        result.verdicts().forEach(it -> verdicts.add(of(it)));
        ObjectNode totals = json.putObject("totals");
        totals.put("met", result.count(Outcome.MET));
        totals.put("breached", result.count(Outcome.BREACHED));
        totals.put("undetermined", result.count(Outcome.UNDETERMINED));
        ArrayNode credits = totals.putArray("credits");
        result.credits().forEach((currency, amount) -> credits.addObject()
                .put("currency", currency.getCurrencyCode())
                .put("amount", amount.toPlainString()));
        ArrayNode findings = json.putArray("findings");
        result.findings().forEach(it -> findings.add(of(it)));
        ArrayNode inputs = json.putArray("inputs");
        result.inputs().forEach(it -> inputs.add(of(it)));
        if (withDerivations) {
            ObjectNode derivations = json.putObject("derivations");
            result.verdicts()
                    .forEach(it -> derivations.set(
                            it.derivation().hash(), it.derivation().json()));
        }
        return json;
    }

    /** Returns a verdict as JSON. */
    public static ObjectNode of(Verdict verdict) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("objective", verdict.objective());
        ObjectNode scope = json.putObject("scope");
        verdict.scope().asMap().forEach(scope::put);
        json.put("version", verdict.version());
        json.set("period", of(verdict.period()));
        json.put("counted", verdict.counted());
        json.put("good", verdict.good());
        json.put("excluded", verdict.excluded());
        if (verdict.refused() > 0) {
            json.put("refused", verdict.refused());
        }
        Figure figure = verdict.figure();
        json.put("figure", figure == null ? null : figure.display());
        json.put("exact", figure == null ? null : figure.exact());
        ObjectNode target = json.putObject("target");
        target.put(
                verdict.target().atMost() ? "atMost" : "atLeast",
                verdict.target().bound().toPlainString());
        if (verdict.target().unit() != null) {
            target.put("unit", verdict.target().unit());
        }
        json.put("verdict", verdict.outcome().name());
        json.put("reason", verdict.reason() == null ? null : verdict.reason().name());
        Credit credit = verdict.credit();
        json.set("credit", credit == null ? null : of(credit));
        put(json, verdict.consequences());
        json.put("derivation", verdict.derivation().hash());
        if (verdict.provisional()) {
            json.put("provisional", true);
        }
        return json;
    }

    /** Returns a period as JSON, with the window that is measured where it is another. */
    static ObjectNode of(EvaluationPeriod period) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("label", period.label())
                .put("start", offset(period, period.startInstant()))
                .put("end", offset(period, period.endInstant()));
        if (period.window() != null) {
            json.putObject("window")
                    .put("start", offset(period, period.measuredFromInstant()))
                    .put("end", offset(period, period.endInstant()));
        }
        return json;
    }

    /** Returns a credit as JSON. */
    static ObjectNode of(Credit credit) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("amount", credit.amount().toPlainString());
        json.put("currency", credit.currency().getCurrencyCode());
        json.put("basis", credit.basis());
        ArrayNode steps = json.putArray("steps");
        credit.steps().forEach(it -> steps.addObject().put("rule", it.rule()).put("amount", it.amount()));
        return json;
    }

    /** Adds what repeated breaches set off, where there is something. */
    static void put(ObjectNode json, List<SetOff> consequences) {
        if (!consequences.isEmpty()) {
            ArrayNode array = json.putArray("consequences");
            consequences.forEach(it -> array.addObject()
                    .put("then", io.attain.terms.Labels.of(it.then()))
                    .put("because", it.because()));
        }
    }

    /** Returns a finding as JSON. */
    public static ObjectNode of(Finding finding) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("code", finding.code());
        json.put("severity", io.attain.terms.Labels.of(finding.severity()));
        json.put("document", finding.document());
        json.put("pointer", finding.pointer());
        json.put("line", finding.line());
        json.put("reason", finding.reason());
        json.put("suggestion", finding.suggestion());
        return json;
    }

    private static ObjectNode of(InputReport input) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("series", input.series());
        json.put("source", input.source());
        json.put("hash", input.hash());
        json.put("rows", input.rows());
        json.put("measurements", input.measurements());
        json.put("skipped", input.skipped());
        json.put("unchanged", input.unchanged());
        json.put("superseded", input.superseded());
        json.put("refused", input.refusedRows());
        ArrayNode refusals = json.putArray("refusals");
        input.refusals().forEach(it -> refusals.addObject()
                .put("line", it.line())
                .put("column", it.column())
                .put("value", it.value())
                .put("reason", it.reason()));
        return json;
    }

    private static String offset(EvaluationPeriod period, Instant instant) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant.atZone(period.zone()));
    }
}
