package io.attain.agreement.contract;

import static io.attain.agreement.contract.Phrase.own;
import static io.attain.agreement.contract.Phrase.quoted;
import static io.attain.agreement.contract.Phrase.say;

import io.attain.agreement.contract.Contract.Clause;
import io.attain.agreement.contract.Contract.Entry;
import io.attain.agreement.contract.Phrase.Link;
import io.attain.terms.Agreement;
import io.attain.terms.Agreement.Party;
import io.attain.terms.Labels;
import io.attain.terms.SeriesDefinition;
import io.attain.terms.SeriesDefinition.NumberColumns;
import io.attain.terms.SeriesDefinition.StateColumn;
import io.attain.terms.SeriesDefinition.TimeColumn;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where the measurements of a series come from and who owes them, in words. */
final class SeriesWords {

    private final Agreement terms;
    private final SeriesDefinition series;
    private final List<Clause> clauses = new ArrayList<>();

    SeriesWords(Agreement terms, SeriesDefinition series) {
        this.terms = terms;
        this.series = series;
    }

    Entry entry() {
        clauses.add(new Clause("shape", say("shape." + Labels.of(series.shape()))));
        if (series.owner() != null) {
            Phrase owner = own(terms.party(series.owner()).map(Party::name).orElse(series.owner()));
            clauses.add(new Clause("owner", say("series.owner", owner, TimeWords.length(series.timeToSupply()))));
        } else {
            clauses.add(new Clause("owner", say("series.owner.none", TimeWords.length(series.timeToSupply()))));
        }
        clauses.add(new Clause(
                "due",
                series.due() == null ? say("series.due.none") : say("series.due", TimeWords.length(series.due()))));
        clauses.add(new Clause("key", series.key().isEmpty() ? say("series.key.none") : columns(series.key())));
        series.times().forEach(this::time);
        number("value", series.value());
        number("good", series.good());
        number("bad", series.bad());
        number("total", series.total());
        state();
        if (!series.subject().isEmpty()) {
            clauses.add(new Clause(
                    "subject",
                    Phrase.several(Link.AND, series.subject().stream().map(Phrase::quoted))));
        }
        if (series.pauses() != null) {
            clauses.add(new Clause("pauses", columns(List.of(series.pauses()))));
        }
        if (!series.attributes().isEmpty()) {
            clauses.add(new Clause(
                    "attributes",
                    Phrase.several(
                            Link.COMMA,
                            series.attributes().entrySet().stream()
                                    .map(it -> it.getKey().equals(it.getValue())
                                            ? quoted(it.getKey())
                                            : say("series.attribute", quoted(it.getKey()), quoted(it.getValue()))))));
        }
        if (!series.skip().isEmpty()) {
            clauses.add(new Clause("skip", values(series.skip())));
        }
        clauses.add(new Clause("format", format()));
        return new Entry(series.id(), series.id(), clauses);
    }

    private void time(String name, TimeColumn time) {
        Phrase from = say(
                time.joined() ? "series.columns.joined" : "series.columns.first",
                Phrase.several(Link.COMMA, time.columns().stream().map(Phrase::quoted)));
        Phrase column = time.columns().size() == 1 ? columns(time.columns()) : from;
        clauses.add(new Clause(
                "time",
                time.format().equals(TimeColumn.ISO)
                        ? say("series.time", quoted(name), column)
                        : say("series.time.format", quoted(name), column, own(time.format()))));
    }

    private void number(String label, @Nullable NumberColumns columns) {
        if (columns == null) {
            return;
        }
        Phrase plus = columns(columns.plus());
        clauses.add(new Clause(
                label, columns.minus().isEmpty() ? plus : say("series.number.minus", plus, columns(columns.minus()))));
    }

    private void state() {
        StateColumn state = series.state();
        if (state == null) {
            return;
        }
        clauses.add(new Clause("state", say("series.state", quoted(state.column()), texts(state.down()))));
        if (!state.ended().isEmpty()) {
            clauses.add(new Clause("ended", values(state.ended())));
        }
    }

    private static Phrase values(Map<String, Set<String>> byColumn) {
        return Phrase.several(
                Link.OR,
                byColumn.entrySet().stream()
                        .map(it -> say("condition.attribute", quoted(it.getKey()), texts(it.getValue()))));
    }

    private static Phrase columns(List<String> columns) {
        return say(
                "series.columns",
                (long) columns.size(),
                Phrase.several(Link.AND, columns.stream().map(Phrase::quoted)));
    }

    private static Phrase texts(Collection<String> texts) {
        return Phrase.several(
                Link.OR, texts.stream().sorted().map(it -> it.isEmpty() ? say("condition.empty") : own(it)));
    }

    private Phrase format() {
        List<Phrase> parts = new ArrayList<>();
        parts.add(own(series.format().name()));
        if (!series.path().isEmpty()) {
            parts.add(say("format.path", own(series.path())));
        }
        parts.add(say(
                "format.encoding",
                own(series.encoding() == null ? "UTF-8" : series.encoding().name())));
        if (series.format() == SeriesDefinition.Format.CSV) {
            parts.add(say("format.delimiter", quoted(series.delimiter() == '\t' ? "TAB" : "" + series.delimiter())));
        }
        parts.add(say("format.decimal", quoted("" + series.decimal())));
        parts.add(say("format.zone", own((series.zone() == null ? terms.zone() : series.zone()).toString())));
        parts.add(say("format.absent", texts(series.absent())));
        return Phrase.several(Link.SEMICOLON, parts);
    }
}
