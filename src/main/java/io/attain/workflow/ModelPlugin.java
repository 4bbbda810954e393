package io.attain.workflow;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;

/** Has the engine do more with the elements of every model, after what the models themselves say. */
public abstract class ModelPlugin extends AbstractProcessEnginePlugin {

    /**
     * Returns what adds to an element when its model is parsed.
     *
     * @return never {@literal null}
     */
    protected abstract BpmnParseListener listener();

    @Override
    public final void preInit(ProcessEngineConfigurationImpl configuration) {
        List<BpmnParseListener> listeners = new ArrayList<>();
        if (configuration.getCustomPostBPMNParseListeners() != null) {
            listeners.addAll(configuration.getCustomPostBPMNParseListeners());
        }
        listeners.add(listener());
        configuration.setCustomPostBPMNParseListeners(listeners);
    }
}
