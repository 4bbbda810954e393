package io.attain.workflow;

import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;

/** Has the engine do more with every user task, after what the models themselves say. */
public abstract class TaskPlugin extends ModelPlugin {

    /**
     * Adds listeners to a user task when its model is parsed.
     *
     * @param task never {@literal null}
     */
    protected abstract void extend(TaskDefinition task);

    @Override
    protected final BpmnParseListener listener() {
        return new AbstractBpmnParseListener() {
            @Override
            public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
                if (activity.getActivityBehavior() instanceof UserTaskActivityBehavior behavior) {
                    extend(behavior.getTaskDefinition());
                }
            }
        };
    }
}
