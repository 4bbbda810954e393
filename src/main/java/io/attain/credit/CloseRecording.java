package io.attain.credit;

import java.util.ArrayList;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Records what came of closes, and announces it within the transaction. */
@Component
public class CloseRecording {

    private final PeriodCloses closes;
    private final CloseContext context;
    private final ApplicationEventPublisher events;

    CloseRecording(PeriodCloses closes, CloseContext context, ApplicationEventPublisher events) {
        this.closes = closes;
        this.context = context;
        this.events = events;
    }

    /** Records closes; what is announced waits for the end of a collection, if there is one. */
    void record(List<CloseRecord> records) {
        closes.record(records);
        if (!context.addRecorded(records)) {
            announce(records);
        }
    }

    /** Records what the transaction has collected, and announces it together with what was recorded meanwhile. */
    public void recordCollected() {
        List<CloseRecord> collected = context.collected();
        closes.record(collected);
        List<CloseRecord> all = new ArrayList<>(context.recorded());
        all.addAll(collected);
        announce(all);
    }

    private void announce(List<CloseRecord> records) {
        if (!records.isEmpty()) {
            events.publishEvent(PeriodsJudged.of(records, closes));
        }
    }
}
