package io.attain.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.attain.notification.Preference;
import io.attain.notification.Preferences;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.repository.DeploymentQuery;
import org.camunda.bpm.engine.repository.DeploymentWithDefinitions;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Start forms in the language of whoever asks; {@code NegotiationIT} asks for forms as Tasklist does, and for tasks. */
@ProcessTest
class TranslatedFormsProcessTest {

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private EngineSession session;

    @Autowired
    private Preferences preferences;

    @Test
    void aFormSpeaksTheLanguageThatItsReaderHasChosenLast() throws Exception {
        String process = engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey("AgreementLifecycle")
                .latestVersion()
                .singleResult()
                .getId();
        assertThat(startForm("mediator", process)).contains("Ask for an agreement");
        choose("mediator", Locale.TRADITIONAL_CHINESE);
        assertThat(startForm("mediator", process)).contains("提出協議", "request-agreement.zh_TW");
        assertThat(startForm("auditor", process)).contains("Ask for an agreement");
        assertThat(startForm(EngineSession.ENGINE, process)).contains("Ask for an agreement");
        choose("mediator", Locale.ENGLISH);
        assertThat(startForm("mediator", process)).contains("Ask for an agreement");
    }

    @Test
    void aDeploymentWithoutTranslationGoesOnInEnglish() throws Exception {
        DeploymentWithDefinitions before = engine.getRepositoryService()
                .createDeployment()
                .addModelInstance(
                        "Before.bpmn",
                        Bpmn.createExecutableProcess("Before")
                                .camundaHistoryTimeToLiveString("P1D")
                                .startEvent()
                                .camundaFormRef("request-agreement")
                                .camundaFormRefBinding("deployment")
                                .endEvent()
                                .done())
                .addClasspathResource("forms/request-agreement.form")
                .deployWithResult();
        choose("mediator", Locale.TRADITIONAL_CHINESE);
        try {
            assertThat(startForm(
                            "mediator",
                            before.getDeployedProcessDefinitions().get(0).getId()))
                    .contains("Ask for an agreement");
        } finally {
            choose("mediator", Locale.ENGLISH);
            engine.getRepositoryService().deleteDeployment(before.getId(), true);
        }
    }

    @Test
    void whatHasNotChangedIsNotDeployedAgain() {
        DeploymentQuery deployments = engine.getRepositoryService().createDeploymentQuery();
        long before = deployments.count();
        Models.deploy(engine.getRepositoryService());
        assertThat(deployments.count()).isEqualTo(before);
    }

    private String startForm(String reader, String process) {
        FormService forms = engine.getFormService();
        return session.as(
                reader, () -> new String(forms.getDeployedStartForm(process).readAllBytes(), StandardCharsets.UTF_8));
    }

    private void choose(String account, Locale language) {
        Preference usual = Preference.DEFAULT;
        preferences.save(
                account, new Preference(usual.delivery(), usual.hour(), usual.zone(), language, usual.kinds()));
    }
}
