package io.attain.credit.workflow;

import io.attain.credit.Close;
import io.attain.credit.CloseContext;
import io.attain.credit.CloseRecording;
import io.attain.credit.PeriodCloseRuns;
import io.attain.credit.PeriodCloses;
import io.attain.credit.PreparedClose;
import io.attain.workflow.EngineSession;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The only caller of the engine for {@code PeriodClose}. */
@Component
class PeriodCloseProcess implements PeriodCloseRuns {

    /** As many instances as the engine writes together; more of them cost more each. The driver makes one statement of 64. */
    private static final int TOGETHER = 64;

    private final RuntimeService runtime;
    private final RepositoryService repository;
    private final EngineSession session;
    private final PeriodCloses closes;
    private final CloseRecording recording;
    private final CloseContext context;

    PeriodCloseProcess(
            RuntimeService runtime,
            RepositoryService repository,
            EngineSession session,
            PeriodCloses closes,
            CloseRecording recording,
            CloseContext context) {
        this.runtime = runtime;
        this.repository = repository;
        this.session = session;
        this.closes = closes;
        this.recording = recording;
        this.context = context;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void start(List<PreparedClose> prepared) {
        if (prepared.isEmpty()) {
            return;
        }
        String definition = session.as(EngineSession.ENGINE, () -> repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(PeriodClose.KEY)
                .latestVersion()
                .singleResult()
                .getId());
        for (int from = 0; from < prepared.size(); from += TOGETHER) {
            startTogether(definition, prepared.subList(from, Math.min(prepared.size(), from + TOGETHER)));
        }
    }

    private void startTogether(String definition, List<PreparedClose> some) {
        Map<String, Long> instances = new HashMap<>();
        context.collect();
        session.together(some.get(0).close().actor(), () -> {
            for (PreparedClose it : some) {
                Close close = it.close();
                context.starting(it);
                String instance = runtime.startProcessInstanceById(definition, close.reference())
                        .getId();
                instances.put(instance, close.number());
            }
        });
        closes.bind(instances);
        recording.recordCollected();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void dataArrived(List<PreparedClose> prepared) {
        for (PreparedClose it : prepared) {
            closes.instanceOf(it.close().number()).ifPresent(instance -> {
                context.put(instance, it);
                tell(instance, PeriodClose.MESSAGE_DATA_ARRIVED);
            });
        }
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void supersede(long close) {
        closes.instanceOf(close).ifPresent(instance -> tell(instance, PeriodClose.MESSAGE_STATEMENT_SUPERSEDED));
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void claimed(long close) {
        closes.instanceOf(close).ifPresent(instance -> tell(instance, PeriodClose.MESSAGE_STATEMENT_CLAIMED));
    }

    private void tell(String instance, String message) {
        session.together(EngineSession.ENGINE, () -> runtime.createMessageCorrelation(message)
                .processInstanceId(instance)
                .correlate());
    }
}
