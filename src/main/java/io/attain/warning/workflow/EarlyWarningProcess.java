package io.attain.warning.workflow;

import io.attain.warning.RaisedWarning;
import io.attain.warning.WarningRecord;
import io.attain.warning.WarningRuns;
import io.attain.workflow.EngineSession;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The only caller of the engine for {@code EarlyWarning}. */
@Component
class EarlyWarningProcess implements WarningRuns {

    private final RuntimeService runtime;
    private final EngineSession session;
    private final WarningRecord record;

    EarlyWarningProcess(RuntimeService runtime, EngineSession session, WarningRecord record) {
        this.runtime = runtime;
        this.session = session;
        this.record = record;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void start(List<RaisedWarning> warnings) {
        Map<String, Long> instances = new LinkedHashMap<>();
        session.together(
                EngineSession.ENGINE,
                () -> warnings.forEach(it -> instances.put(
                        runtime.startProcessInstanceByKey(EarlyWarning.KEY, it.reference())
                                .getId(),
                        it.number())));
        record.bind(instances);
    }
}
