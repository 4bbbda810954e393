package io.attain.notification.workflow;

import io.attain.notification.WebhookDelivering;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Posts the events that are due. */
@Component
class DeliverEvents implements JavaDelegate {

    private final WebhookDelivering delivering;

    DeliverEvents(WebhookDelivering delivering) {
        this.delivering = delivering;
    }

    @Override
    public void execute(DelegateExecution execution) {
        delivering.deliverDue();
    }
}
