package io.attain.notification.workflow;

import io.attain.notification.MailSending;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Sends the mails that are due. */
@Component
class SendMails implements JavaDelegate {

    private final MailSending sending;

    SendMails(MailSending sending) {
        this.sending = sending;
    }

    @Override
    public void execute(DelegateExecution execution) {
        sending.sendDue();
    }
}
