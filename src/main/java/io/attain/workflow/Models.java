package io.attain.workflow;

import java.io.ByteArrayInputStream;
import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;

/**
 * What the application deploys, by name and without wildcards: found by a wildcard, the names of resources differ between
 * an unpacked run and the jar, and each move would deploy new versions of everything.
 */
public final class Models {

    /** The class path's names of all models and forms. */
    public static final List<String> RESOURCES = List.of(
            "processes/AgreementLifecycle.bpmn",
            "processes/AgreementDrafting.bpmn",
            "processes/AgreementSignOff.bpmn",
            "processes/CloseRun.bpmn",
            "processes/PeriodClose.bpmn",
            "processes/DisputeResolution.bpmn",
            "processes/ExclusionClaim.bpmn",
            "processes/BreachEscalation.bpmn",
            "processes/AgreementReview.bpmn",
            "processes/BreachSeverity.dmn",
            "processes/NotificationRun.bpmn",
            "processes/ReportRun.bpmn",
            "processes/ReportDuty.bpmn",
            "processes/WarningWatch.bpmn",
            "processes/EarlyWarning.bpmn",
            "processes/Absence.bpmn",
            "forms/request-agreement.form",
            "forms/state-needs.form",
            "forms/draft-agreement.form",
            "forms/check-draft.form",
            "forms/answer-offer.form",
            "forms/sign-agreement.form",
            "forms/see-to-signature.form",
            "forms/supply-data.form",
            "forms/answer-statement.form",
            "forms/respond-claim.form",
            "forms/negotiate-claim.form",
            "forms/mediate-claim.form",
            "forms/answer-suggestion.form",
            "forms/arbitrate-claim.form",
            "forms/correct-data.form",
            "forms/assess-exclusion.form",
            "forms/acknowledge-breach.form",
            "forms/explain-breach.form",
            "forms/answer-plan.form",
            "forms/answer-review.form",
            "forms/decide-review.form",
            "forms/consent-to-end.form",
            "forms/deliver-report.form",
            "forms/confirm-report.form",
            "forms/early-warning.form");

    private Models() {}

    /**
     * Deploys all models and forms, and the forms' translations, together when any of them has changed. Together, since a
     * process finds its forms in its own deployment.
     *
     * @param repository the engine's repository, never {@literal null}
     */
    static void deploy(RepositoryService repository) {
        DeploymentBuilder deployment =
                repository.createDeployment().name("attain").source("attain").enableDuplicateFiltering(false);
        RESOURCES.forEach(deployment::addClasspathResource);
        FormTranslation translation = FormTranslation.read();
        RESOURCES.stream()
                .filter(it -> it.endsWith(".form"))
                .forEach(it -> deployment.addInputStream(
                        FormTranslation.nameOf(it), new ByteArrayInputStream(translation.translate(it))));
        deployment.deploy();
    }
}
