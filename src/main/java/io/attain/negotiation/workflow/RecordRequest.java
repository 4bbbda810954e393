package io.attain.negotiation.workflow;

import io.attain.agreement.AgreementRegister;
import io.attain.agreement.Milestone;
import io.attain.negotiation.Requests;
import io.attain.workflow.EngineSession;
import io.attain.workflow.FormAnswer;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.ProcessInstanceQuery;
import org.springframework.stereotype.Component;

/**
 * Takes over what was asked for with the start form. Whoever starts the process otherwise has recorded the agreement before.
 * What a starter says about an agreement that is there already counts for nothing: the register knows.
 */
@Component
class RecordRequest implements JavaDelegate {

    private final AgreementRegister register;
    private final Requests requests;
    private final RuntimeService runtime;
    private final EngineSession session;

    RecordRequest(AgreementRegister register, Requests requests, RuntimeService runtime, EngineSession session) {
        this.register = register;
        this.requests = requests;
        this.runtime = runtime;
        this.session = session;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String reference = execution.getProcessBusinessKey();
        if (reference == null || register.find(reference).isEmpty()) {
            FormAnswer.translating(() -> {
                var request = RequestForm.read(execution);
                execution.setProcessBusinessKey(
                        requests.record(request, session.actor()).reference());
            });
        } else {
            FormAnswer.require(isNew(execution, reference), "There is already an agreement " + reference);
        }
        execution.removeVariables();
        execution.setVariable(
                AgreementLifecycle.SIGNED_ELSEWHERE,
                register.status(execution.getProcessBusinessKey()) == Milestone.SIGNED);
    }

    /** What is only settled after its end is over. */
    private boolean isNew(DelegateExecution execution, String reference) {
        Set<String> settling = instances(reference).activityIdIn(AgreementLifecycle.EVENT_LOOK_AGAIN).list().stream()
                .map(ProcessInstance::getId)
                .collect(Collectors.toSet());
        return instances(reference).list().stream()
                        .map(ProcessInstance::getId)
                        .allMatch(it -> it.equals(execution.getProcessInstanceId()) || settling.contains(it))
                && !register.status(reference).isLast();
    }

    private ProcessInstanceQuery instances(String reference) {
        return runtime.createProcessInstanceQuery()
                .processDefinitionKey(AgreementLifecycle.KEY)
                .processInstanceBusinessKey(reference);
    }
}
