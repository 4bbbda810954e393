package io.attain.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A covered table while it is described; what is not said of it is usual. */
final class TableDraft {

    private final String name;
    private final String key;
    private final Kind kind;
    private final Chain.Scope scope;
    private final List<String> columns;
    private @Nullable String chain;
    private String join = "";
    private @Nullable String subject;
    private @Nullable String actor;
    private boolean changes;
    private boolean together;
    private List<String> hashed = List.of();
    private List<String> about = List.of();
    private int edition = 1;

    private TableDraft(String name, String key, Kind kind, Chain.Scope scope, String columns) {
        this.name = name;
        this.key = key;
        this.kind = kind;
        this.scope = scope;
        this.columns = List.of(columns.split(" "));
    }

    /** One whose rows name their agreement. */
    static TableDraft agreement(String name, String key, Kind kind, String columns) {
        return new TableDraft(name, key, kind, Chain.Scope.AGREEMENT, columns).chain("t.reference");
    }

    /** One whose rows name their series by its number. */
    static TableDraft series(String name, String key, Kind kind, String columns) {
        return new TableDraft(name, key, kind, Chain.Scope.SERIES, columns)
                .joined("left join series p on p.number = t.series", "p.id");
    }

    /** One whose rows stand in the chain of the day. */
    static TableDraft day(String name, String key, Kind kind, String columns) {
        return new TableDraft(name, key, kind, Chain.Scope.DAY, columns);
    }

    /** Its rows name no agreement themselves, but a row of another table that does. */
    TableDraft of(String parent, String parentKey, String column) {
        return joined("left join " + parent + " p on p." + parentKey + " = t." + column, "p.reference");
    }

    TableDraft joined(String sql, String chainOf) {
        join = sql;
        return chain(chainOf);
    }

    TableDraft chain(String sql) {
        chain = sql;
        return this;
    }

    TableDraft with(String sharedSubject) {
        subject = sharedSubject;
        return this;
    }

    TableDraft by(String column) {
        actor = column;
        return this;
    }

    TableDraft about(String... quoted) {
        about = List.of(quoted);
        return this;
    }

    TableDraft changing() {
        changes = true;
        return this;
    }

    TableDraft inGroups() {
        together = true;
        return this;
    }

    TableDraft hashing(String column, String hash) {
        hashed = List.of(column, hash);
        return this;
    }

    TableDraft since(int number) {
        edition = number;
        return this;
    }

    CoveredTable table() {
        return new CoveredTable(
                name, key, kind, scope, chain, join, subject, actor, changes, together, hashed, about, edition,
                columns);
    }
}
