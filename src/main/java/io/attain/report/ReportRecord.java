package io.attain.report;

import io.attain.evaluation.DueReport;
import io.attain.report.OwedReport.Status;
import io.attain.report.ReportAct.Kind;
import io.attain.terms.Agreement.ReportDuty;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The reports that are and were owed, and what happened to each. Acts are only ever added. */
public interface ReportRecord {

    /**
     * Begins to ask for a report.
     *
     * @param reference the agreement's reference, never {@literal null}
     * @param version the version of the terms
     * @param report never {@literal null}
     * @param due when it is due, never {@literal null}
     * @return empty if it is asked for already, or was
     */
    Optional<OwedReport> open(String reference, int version, ReportDuty report, DueReport due);

    /**
     * Tells the last report that was opened of each duty of some agreements.
     *
     * @param references never {@literal null}
     * @return by reference and by the report's id; what was never opened is left out
     */
    Map<String, Map<String, OwedReport>> last(Collection<String> references);

    /**
     * Says which process instance is about a report.
     *
     * @param instance its id, never {@literal null}
     * @param owed the report's number
     */
    void bind(String instance, long owed);

    /**
     * Gets the report that a process instance is about.
     *
     * @param instance its id, never {@literal null}
     * @return never {@literal null}
     */
    OwedReport ofInstance(String instance);

    /**
     * Tells the process instance of a report.
     *
     * @param owed the report's number
     */
    Optional<String> instanceOf(long owed);

    /**
     * Finds a report.
     *
     * @param number its number
     */
    Optional<OwedReport> find(long number);

    /**
     * Gets a report as it is now, and keeps others from changing it until the transaction ends.
     *
     * @param number of a report that there is
     * @return never {@literal null}
     */
    OwedReport lock(long number);

    /**
     * Lists the reports of an agreement.
     *
     * @param reference never {@literal null}
     * @return the latest due first
     */
    List<OwedReport> of(String reference);

    /**
     * Lists the reports of an agreement that are still owed.
     *
     * @param reference never {@literal null}
     * @return the earliest due first
     */
    List<OwedReport> running(String reference);

    /**
     * Lists the reports that are asked for and not delivered.
     *
     * @param readable what may be listed, {@literal null} for everything
     * @param reference the only agreement, {@literal null} for any
     * @param limit how many at most
     * @return the earliest due first
     */
    List<OwedReport> asked(@Nullable List<Visible> readable, @Nullable String reference, int limit);

    /**
     * Records what happened and what has become of the report by it.
     *
     * @param owed the report's number
     * @param kind what happened, never {@literal null}
     * @param account who brought it about, never {@literal null}
     * @param words why, may be empty, never {@literal null}
     * @param becomes what it is now, {@literal null} for what it was
     * @return the number under which that is kept
     */
    long act(long owed, Kind kind, String account, String words, @Nullable Status becomes);

    /**
     * Records a delivery.
     *
     * @param owed the report's number
     * @param account who delivers, never {@literal null}
     * @param delivery never {@literal null}
     * @return the number under which that is kept
     */
    long deliver(long owed, String account, Delivery delivery);

    /**
     * Lists what happened to a report.
     *
     * @param owed its number
     * @return in order
     */
    List<ReportAct> acts(long owed);

    /**
     * Lists what happened to the reports of an agreement.
     *
     * @param reference never {@literal null}
     * @return by the report's number, each in order
     */
    Map<Long, List<ReportAct>> actsOf(String reference);

    /**
     * Whose reports are found: those that the parties of an agreement send or receive.
     *
     * @param reference the agreement's reference
     * @param parties their ids
     */
    record Visible(String reference, Set<String> parties) {}

    /**
     * What is looked for.
     *
     * @param readable what may be found, {@literal null} for everything
     * @param reference the only agreement, {@literal null} for any
     * @param topic the only topic, {@literal null} for any
     * @param words all of which stand in title, topic or summary, in any language
     * @param before find only what was delivered before this {@linkplain Found#place place}, {@literal null} for all
     * @param limit how many at most
     */
    record Wanted(
            @Nullable List<Visible> readable,
            @Nullable String reference,
            @Nullable String topic,
            List<String> words,
            @Nullable Long before,
            int limit) {}

    /**
     * A report that was found.
     *
     * @param owed the report
     * @param place where it stands among all deliveries, to go on from
     * @param delivery what was delivered last
     * @param account who delivered it
     * @param deliveredAt when
     */
    record Found(OwedReport owed, long place, Delivery delivery, String account, Instant deliveredAt) {}

    /**
     * Searches the reports that were delivered, the last delivery of each.
     *
     * @param wanted never {@literal null}
     * @return the latest first
     */
    List<Found> search(Wanted wanted);
}
