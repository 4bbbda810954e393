package io.attain.audit;

import static io.attain.audit.TableDraft.agreement;
import static io.attain.audit.TableDraft.day;
import static io.attain.audit.TableDraft.series;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every table that the record covers, with its columns. Its place decides which row an entry is named after that covers several. A
 * migration gives each of our tables a trigger that tells the record which rows are written; rows of a table that is added here
 * later are taken into the record when the application starts.
 */
public final class CoveredTables {

    /** What is recorded with a close stands in one entry. */
    private static final String CLOSE = "'close ' || t.close_number";

    /**
     * What people sent to complete tasks, with what the task showed them: the engine's tables, which it fills itself. A completed
     * task is covered with its variables. It has no trigger: whoever completes a task or removes its history says so.
     */
    public static final CoveredTable FORMS = agreement(
                    "act_hi_taskinst",
                    "id_",
                    Kind.FORM,
                    "id_ p.business_key_ p.start_user_id_ proc_inst_id_ task_def_key_ name_ description_ priority_ owner_ assignee_ start_time_ due_date_ end_time_ v.name_ v.var_type_ v.long_ v.double_ v.text_ v.text2_ b.bytes_")
            .joined(
                    "join act_hi_procinst p on p.id_ = t.proc_inst_id_ and p.business_key_ is not null and t.delete_reason_ = 'completed'"
                            + " left join act_hi_varinst v on v.proc_inst_id_ = t.proc_inst_id_ and v.task_id_ = t.id_ left join act_ge_bytearray b on b.id_ = v.bytearray_id_",
                    "p.business_key_")
            .inGroups()
            .changing()
            .table();

    private static final List<TableDraft> OURS = List.of(
            agreement(
                            "agreement_version",
                            "number",
                            Kind.TERMS,
                            "number reference version revision title hash document recorded_by recorded_at")
                    .by("recorded_by")
                    .about("version", "revision"),
            agreement(
                            "agreement_milestone",
                            "id",
                            Kind.MILESTONE,
                            "id reference version revision milestone actor reason recorded_at")
                    .by("actor")
                    .about("milestone", "version"),
            agreement(
                            "signature",
                            "id",
                            Kind.SIGNATURE,
                            "id reference version revision hash party signatory account answer reason recorded_at")
                    .by("account")
                    .about("signatory", "answer", "version"),
            agreement(
                            "negotiation_act",
                            "id",
                            Kind.NEGOTIATION,
                            "id reference version revision act side actor about words recorded_at")
                    .by("actor")
                    .about("act", "version"),
            agreement(
                            "agreement_notice",
                            "number",
                            Kind.MILESTONE,
                            "number reference version side account words recorded_at")
                    .by("account")
                    .about("version"),
            agreement(
                            "period_close",
                            "number",
                            Kind.CLOSE,
                            "number reference period_label period_start period_end cause reason actor decision recorded_at")
                    .with("'close ' || t.number")
                    .by("actor")
                    .about("period_label"),
            agreement(
                            "verdict",
                            "number",
                            Kind.VERDICT,
                            "number close_number reference objective scope period_start period_end outcome content derivation derivation_content supersedes recorded_at")
                    .with(CLOSE)
                    .hashing("derivation_content", "derivation")
                    .about("objective", "outcome"),
            agreement("breach", "verdict", Kind.VERDICT, "verdict reference uncapped")
                    .joined("left join verdict p on p.number = t.verdict", "t.reference")
                    .with("'close ' || p.close_number"),
            agreement(
                            "statement",
                            "close_number",
                            Kind.STATEMENT,
                            "close_number reference total settled currency claim_until status recorded_at")
                    .with(CLOSE)
                    .about("status"),
            agreement(
                            "statement_event",
                            "number",
                            Kind.STATEMENT,
                            "number close_number status actor reason recorded_at")
                    .of("statement", "close_number", "close_number")
                    .by("actor")
                    .about("status"),
            agreement(
                            "statement_answer",
                            "number",
                            Kind.ANSWER,
                            "number close_number side answer account reason grounds claimed recorded_at")
                    .of("statement", "close_number", "close_number")
                    .by("account")
                    .about("side", "answer"),
            agreement(
                            "ledger_entry",
                            "number",
                            Kind.LEDGER,
                            "number reference kind provider customer from_book to_book amount currency close_number verdict period_start period_end note source actor recorded_at")
                    .with("coalesce(" + CLOSE + ", 'ledger_entry ' || t.number)")
                    .by("actor")
                    .about("kind", "amount", "currency"),
            agreement(
                            "decided_credit",
                            "number",
                            Kind.DECISION,
                            "number reference objective scope period_start period_end amount currency decision actor recorded_at")
                    .by("actor")
                    .about("decision", "amount", "currency"),
            agreement(
                            "granted_exclusion",
                            "number",
                            Kind.EXCLUSION,
                            "number reference exclusion window_from window_until objectives decision actor recorded_at")
                    .by("actor")
                    .about("exclusion", "window_from", "window_until"),
            // Where it stands is kept for the board, and follows from its acts.
            agreement(
                            "escalation",
                            "number",
                            Kind.ESCALATION,
                            "number reference objective period_label period_start period_end occurrence close_number version shortfall in_a_row credit at_risk currency impact recorded_at")
                    .about("objective", "period_label"),
            agreement(
                            "escalation_act",
                            "id",
                            Kind.ESCALATION,
                            "id escalation act level actor about words since until recorded_at")
                    .of("escalation", "number", "escalation")
                    .by("actor")
                    .about("act", "level"),
            agreement(
                            "dispute",
                            "number",
                            Kind.DISPUTE,
                            "number reference close_number period_label period_start period_end claimant account verdicts grounds claimed current_credit currency exclusion window_from window_until words recorded_at")
                    .by("account")
                    .about("period_label", "grounds"),
            agreement(
                            "dispute_act",
                            "number",
                            Kind.DISPUTE,
                            "number dispute kind side account amount words recorded_at")
                    .of("dispute", "number", "dispute")
                    .by("account")
                    .about("kind", "dispute"),
            agreement(
                            "exclusion_claim",
                            "number",
                            Kind.EXCLUSION,
                            "number reference exclusion window_from window_until objectives claimant account notice_at notice_until words recorded_at")
                    .by("account")
                    .about("exclusion", "window_from", "window_until"),
            agreement(
                            "exclusion_act",
                            "number",
                            Kind.EXCLUSION,
                            "number claim kind account window_from window_until words recorded_at")
                    .of("exclusion_claim", "number", "claim")
                    .by("account")
                    .about("kind", "claim"),
            agreement("review", "number", Kind.REVIEW, "number reference ordinal version opened_at")
                    .about("ordinal"),
            agreement(
                            "review_trigger",
                            "number",
                            Kind.REVIEW,
                            "number review reference occasion account fact words recorded_at")
                    .by("account")
                    .about("occasion"),
            agreement("review_act", "number", Kind.REVIEW, "number review kind account about words recorded_at")
                    .of("review", "number", "review")
                    .by("account")
                    .about("kind", "review"),
            agreement("review_scorecard", "review", Kind.REVIEW, "review content")
                    .of("review", "number", "review"),
            // What became of it follows from its acts.
            agreement(
                            "owed_report",
                            "number",
                            Kind.REPORT,
                            "number reference version report occurrence due due_at sender receiver opened_at")
                    .about("report", "due"),
            agreement(
                            "report_act",
                            "number",
                            Kind.REPORT,
                            "number owed kind account words title topic topic_key summary link file search_text recorded_at")
                    .of("owed_report", "number", "owed")
                    .by("account")
                    .about("kind", "owed"),
            agreement(
                            "warning",
                            "number",
                            Kind.WARNING,
                            "number reference objective period_start period_end threshold occurrence crossing breach_at outlook recorded_at")
                    .about("objective", "threshold"),
            agreement("warning_act", "number", Kind.WARNING, "number warning kind account words recorded_at")
                    .of("warning", "number", "warning")
                    .by("account")
                    .about("kind", "warning"),
            series(
                            "series",
                            "number",
                            Kind.SERIES,
                            "number id hash reading_hash document agreement zone complete_until")
                    .joined("", "t.id")
                    // It is written with each upload.
                    .with("case when t.last_upload = 0 then 'series ' || t.number else 'upload ' || t.last_upload end")
                    .about("id", "complete_until")
                    .changing(),
            series("series_definition", "number", Kind.SERIES, "number series hash document recorded_by recorded_at")
                    .by("recorded_by")
                    .about("hash"),
            series(
                            "measurement_upload",
                            "number",
                            Kind.MEASUREMENT,
                            "number series name hash added unchanged corrected refused complete_until touched_from content_hash recorded_by recorded_at")
                    .with("'upload ' || t.number")
                    .by("recorded_by")
                    .about("name", "added", "corrected", "complete_until"),
            series(
                            "measurement_block",
                            "number",
                            Kind.MEASUREMENT,
                            "number series upload first_at last_at size ids content")
                    .with("'upload ' || t.upload"),
            // All that one upload corrected is covered together.
            series("measurement_superseded", "upload", Kind.MEASUREMENT, "upload block place")
                    .joined(
                            "left join measurement_upload u on u.number = t.upload left join series p on p.number = u.series",
                            "p.id")
                    .with("'upload ' || t.upload")
                    .inGroups(),
            day(
                            "account",
                            "name",
                            Kind.ACCOUNT,
                            "name display_name password_hash roles demo enabled one_time subject created_at mail")
                    .since(2)
                    .about("name", "roles")
                    .changing(),
            day("access_token", "token_hash", Kind.TOKEN, "token_hash account label scope created_at expires_at")
                    .by("account")
                    .about("account", "label")
                    .changing(),
            day(
                            "absence",
                            "number",
                            Kind.ABSENCE,
                            "number account deputy from_at until_at ended_at recorded_at zone planned_by changed_by")
                    .by("changed_by")
                    .about("account", "deputy")
                    .changing(),
            day("manager_area", "number", Kind.ACCOUNT, "number account party")
                    .about("account", "party")
                    .changing(),
            day("webhook", "number", Kind.WEBHOOK, "number url events salt enabled registered_by registered_at")
                    .by("registered_by")
                    .about("url")
                    .changing(),
            day("evidence_content", "sha256", Kind.EVIDENCE, "sha256 content"),
            day("evidence", "number", Kind.EVIDENCE, "number subject name media_type size sha256 account recorded_at")
                    .by("account")
                    .about("subject", "name"));

    /** All of them. */
    public static final List<CoveredTable> ALL = Stream.concat(OURS.stream().map(TableDraft::table), Stream.of(FORMS))
            .toList();

    private static final Map<String, CoveredTable> NAMED =
            ALL.stream().collect(Collectors.toUnmodifiableMap(CoveredTable::name, Function.identity()));

    private CoveredTables() {}

    /**
     * Finds a table that somebody may have named wrongly.
     *
     * @param name in lower case, never {@literal null}
     * @return empty if the record does not cover it
     */
    public static Optional<CoveredTable> find(String name) {
        return Optional.ofNullable(NAMED.get(name));
    }

    /**
     * Finds a table.
     *
     * @param name in lower case, never {@literal null}
     * @return never {@literal null}
     * @throws IllegalArgumentException if the record does not cover it
     */
    public static CoveredTable named(String name) {
        CoveredTable table = NAMED.get(name);
        if (table == null) {
            throw new IllegalArgumentException("The record does not cover " + name + ".");
        }
        return table;
    }
}
