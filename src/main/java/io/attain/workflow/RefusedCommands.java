package io.attain.workflow;

import io.attain.problem.ProblemWords;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskBpmnErrorCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskEscalationCmd;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceAtActivitiesCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.rest.dto.ExceptionDto;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Refuses what nobody may ask of the engine, and hands a refused answer to the caller as what it is, in that person's language. The engine wraps what a listener throws, and its REST interface would
 * answer 500 with the wrapping's message; to a form's validation it answers 400 with ours. Stands around the transaction,
 * which has been rolled back by then.
 */
final class RefusedCommands extends CommandInterceptor {

    /** Where people and machines ask the engine over HTTP. */
    private static final List<String> REST = List.of("/engine-rest/", "/camunda/api/engine/");

    private final ProcessEngineConfigurationImpl configuration;
    private final ObjectProvider<ReaderLanguage> languages;
    private final FormTranslation forms = FormTranslation.read();

    RefusedCommands(ProcessEngineConfigurationImpl configuration, ObjectProvider<ReaderLanguage> languages) {
        this.configuration = configuration;
        this.languages = languages;
    }

    @Override
    public <T> T execute(Command<T> command) {
        if (command instanceof StartProcessInstanceAtActivitiesCmd) {
            // Whoever may start a process could otherwise skip what it asks and checks.
            throw new BadUserRequestException(inReadersLanguage("A process starts at its beginning"));
        }
        if (command instanceof HandleTaskBpmnErrorCmd || command instanceof HandleTaskEscalationCmd) {
            // No model waits for what a person would throw, and nobody gets past a form in this way.
            throw new BadUserRequestException(
                    inReadersLanguage("A task is completed with its form; it throws no errors and escalations"));
        }
        try {
            return next.execute(command);
        } catch (ProcessEngineException failure) {
            if (answers(command) && failure instanceof NullValueException) {
                throw refusal("This task is not there any more; somebody has answered it already", failure);
            }
            if (answers(command) && failure instanceof OptimisticLockingException) {
                throw refusal("Somebody else has answered or ended this at the same time; look at it again", failure);
            }
            if (failure instanceof NullValueException) {
                // What was asked for is not there; that is no fault of the server.
                throw new BadUserRequestException(failure.getMessage(), failure);
            }
            for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                if (cause instanceof AuthorizationException forbidden) {
                    throw forbidden;
                }
                if (cause instanceof RefusedAnswerException refused) {
                    throw refusal(Objects.requireNonNull(refused.getMessage()), failure);
                }
            }
            throw failure;
        }
    }

    /** The engine's REST interface puts a task's id before the messages of its own exceptions, and hands others on as they are. */
    private RuntimeException refusal(String english, ProcessEngineException failure) {
        String said = inReadersLanguage(english);
        FormFieldValidationException refusal = new FormFieldValidationException("answer", said, failure);
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes web
                        && REST.stream().anyMatch(web.getRequest().getRequestURI()::contains)
                ? new BadRequestException(
                        said,
                        Response.status(Response.Status.BAD_REQUEST)
                                .type(MediaType.APPLICATION_JSON_TYPE)
                                .entity(ExceptionDto.fromException(refusal))
                                .build(),
                        failure)
                : refusal;
    }

    private String inReadersLanguage(String english) {
        Authentication reader = configuration.getIdentityService().getCurrentAuthentication();
        ReaderLanguage language = languages.getIfAvailable(() -> account -> Locale.ENGLISH);
        return reader == null || reader.getUserId() == null
                ? english
                : ProblemWords.in(language.of(reader.getUserId()), english, forms::word);
    }

    private static boolean answers(Command<?> command) {
        return command instanceof SubmitTaskFormCmd || command instanceof CompleteTaskCmd;
    }
}
