package io.attain.workflow;

import java.util.Locale;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.form.FormDefinition;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Gives people the forms of tasks and starts in their language. A model names one form. When it is parsed, an expression
 * takes the name's place, which is evaluated anew whenever somebody asks for the form.
 */
@Component
class TranslatedForms extends ModelPlugin {

    /** Looked up when somebody asks for a form: the engine is built before what people choose can be read. */
    private final ObjectProvider<ReaderLanguage> languages;

    TranslatedForms(ObjectProvider<ReaderLanguage> languages) {
        this.languages = languages;
    }

    @Override
    protected BpmnParseListener listener() {
        return new AbstractBpmnParseListener() {
            @Override
            public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
                if (activity.getActivityBehavior() instanceof UserTaskActivityBehavior task) {
                    translate(task.getTaskDefinition().getFormDefinition(), (ProcessDefinitionEntity)
                            scope.getProcessDefinition());
                }
            }

            @Override
            public void parseStartEvent(Element element, ScopeImpl scope, ActivityImpl activity) {
                if (scope instanceof ProcessDefinitionEntity process && process.getStartFormDefinition() != null) {
                    translate(process.getStartFormDefinition(), process);
                }
            }
        };
    }

    private void translate(FormDefinition form, ProcessDefinitionEntity process) {
        Expression named = form.getCamundaFormDefinitionKey();
        if (named != null) {
            form.setCamundaFormDefinitionKey(new InReadersLanguage(named, process));
        }
    }

    private boolean readsTheTranslation(CommandContext context) {
        String reader = context.getAuthenticatedUserId();
        ReaderLanguage language = languages.getIfAvailable(() -> account -> Locale.ENGLISH);
        return reader != null && language.of(reader).equals(FormTranslation.LANGUAGE);
    }

    /** The id of a form, or of its translation for those who read that. */
    private final class InReadersLanguage implements Expression {

        private final Expression named;
        private final ProcessDefinitionEntity process;

        InReadersLanguage(Expression named, ProcessDefinitionEntity process) {
            this.named = named;
            this.process = process;
        }

        @Override
        public Object getValue(VariableScope scope) {
            return inReadersLanguage(String.valueOf(named.getValue(scope)));
        }

        /** The engine asks for the text, not the value, where a process is started. */
        @Override
        public String getExpressionText() {
            return inReadersLanguage(named.getExpressionText());
        }

        @Override
        public void setValue(Object value, VariableScope scope) {
            named.setValue(value, scope);
        }

        @Override
        public boolean isLiteralText() {
            return false;
        }

        private String inReadersLanguage(String form) {
            CommandContext context = Context.getCommandContext();
            if (!readsTheTranslation(context)) {
                return form;
            }
            String translation = FormTranslation.nameOf(form);
            // Deployments from before there were translations have none.
            return context.getCamundaFormDefinitionManager()
                                    .findDefinitionByDeploymentAndKey(process.getDeploymentId(), translation)
                            == null
                    ? form
                    : translation;
        }
    }
}
