package io.attain.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** When each agreement is looked at for reports that fall due. */
public interface ReportSchedule {

    /**
     * Puts an agreement on the schedule, or has it looked at anew since its terms have changed.
     *
     * @param reference its reference, never {@literal null}
     * @param since the first day whose reports are asked for, unless it is on the schedule already
     */
    void include(String reference, LocalDate since);

    /**
     * Lists the agreements to look at now.
     *
     * @return their references, in order
     */
    List<String> due();

    /**
     * Locks those of some agreements at which there is something to look now, until the transaction ends.
     *
     * @param references never {@literal null}
     * @return since when reports are asked for, by reference
     */
    Map<String, LocalDate> claim(List<String> references);

    /**
     * Says when to look again.
     *
     * @param reference never {@literal null}
     * @param lookAt {@literal null} for not unless the terms change
     */
    void proceed(String reference, @Nullable Instant lookAt);

    /**
     * Says, in a transaction of its own, when to look again at an agreement that could not be dealt with.
     *
     * @param reference never {@literal null}
     * @param lookAt never {@literal null}
     */
    void postpone(String reference, Instant lookAt);
}
