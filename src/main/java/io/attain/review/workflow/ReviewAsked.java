package io.attain.review.workflow;

import io.attain.agreement.AgreementRegister;
import io.attain.review.ReviewPeople;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Who is asked in a review; the model asks for it. */
@Component
public class ReviewAsked {

    private final AgreementRegister register;

    ReviewAsked(AgreementRegister register) {
        this.register = register;
    }

    /**
     * Returns the reviewers.
     *
     * @param execution of a review, never {@literal null}
     * @return account names
     */
    public List<String> reviewers(DelegateExecution execution) {
        return ReviewPeople.reviewers(register.get(execution.getProcessBusinessKey()));
    }
}
