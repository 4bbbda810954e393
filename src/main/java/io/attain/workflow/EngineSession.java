package io.attain.workflow;

import java.util.List;
import java.util.concurrent.Callable;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandContextInterceptor;
import org.camunda.bpm.engine.impl.interceptor.CommandContextListener;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutorImpl;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the facades of the processes do with the engine in somebody's name. */
@Component
public class EngineSession {

    /** Stands for the engine itself where time, not a person, brings something about. */
    public static final String ENGINE = "engine";

    private final ProcessEngine engine;
    private final ThreadLocal<@Nullable String> principal = new ThreadLocal<>();

    EngineSession(ProcessEngine engine) {
        this.engine = engine;
    }

    /**
     * Does something in one transaction and in somebody's name. The engine records the name but does not check what that
     * person may do: the caller has done so by the agreement's duties, which the engine does not know.
     *
     * @param actor the account's name, never {@literal null}
     * @param action what to do with the engine, never {@literal null}
     * @param <T> what comes of it
     * @return what came of it
     */
    public <T> T as(String actor, Callable<T> action) {
        ProcessEngineConfigurationImpl configuration =
                (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        Before before = begin(actor);
        try {
            return configuration
                    .getCommandExecutorTxRequired()
                    .execute(context -> context.runWithoutAuthorization(action));
        } finally {
            end(before);
        }
    }

    /**
     * Lists who has to do with a task. The engine's service asks for the task again and breaks down where somebody has completed it
     * since it was listed.
     *
     * @param task as it was listed, never {@literal null}
     * @return none where the task is gone
     */
    public List<IdentityLink> links(Task task) {
        return as(
                ENGINE,
                () -> List.copyOf(
                        Context.getCommandContext().getIdentityLinkManager().findIdentityLinksByTaskId(task.getId())));
    }

    /**
     * Does something in somebody's name that is written to the database when it ends, in the running transaction, whatever
     * else the engine is at. What one command does is otherwise written when the outermost ends: that of a job, which may
     * break off after this transaction, and all of many batches at once, which costs more each.
     *
     * @param actor the account's name, never {@literal null}
     * @param action what to do with the engine, never {@literal null}
     */
    public void together(String actor, Runnable action) {
        ProcessEngineConfigurationImpl configuration =
                (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        CommandContextInterceptor own =
                new CommandContextInterceptor(configuration.getCommandContextFactory(), configuration, true);
        own.setNext(new CommandExecutorImpl());
        Before before = begin(actor);
        try {
            own.execute(context -> context.runWithoutAuthorization(() -> {
                // History names the starter of each instance. An entry in the operation log would say no more.
                context.setRestrictUserOperationLogToAuthenticatedUsers(true);
                context.disableUserOperationLog();
                action.run();
                return null;
            }));
        } finally {
            end(before);
        }
    }

    /**
     * Tells in whose name the engine is working: that of somebody who is away, where a deputy completes their task.
     *
     * @return the account's name, or {@link #ENGINE} if nobody's
     */
    public String actor() {
        String absent = principal.get();
        return absent == null ? person() : absent;
    }

    /**
     * Has what the running command does count as somebody else's, who is away and whom the person at work stands in for. It is over with the
     * command.
     *
     * @param absent the account's name, never {@literal null}
     */
    public void actFor(String absent) {
        principal.set(absent);
        Context.getCommandContext().registerCommandContextListener(new CommandContextListener() {
            @Override
            public void onCommandContextClose(CommandContext context) {
                principal.remove();
            }

            @Override
            public void onCommandFailed(CommandContext context, Throwable failure) {
                principal.remove();
            }
        });
    }

    /**
     * Tells who is at work, in whosever name.
     *
     * @return the account's name, or {@link #ENGINE} if nobody is
     */
    public String person() {
        Authentication authentication = engine.getIdentityService().getCurrentAuthentication();
        String user = authentication == null ? null : authentication.getUserId();
        return user == null ? ENGINE : user;
    }

    /** In whose name the engine worked until now. */
    private record Before(@Nullable Authentication authentication, @Nullable String principal) {}

    private Before begin(String actor) {
        IdentityService identity = engine.getIdentityService();
        Before before = new Before(identity.getCurrentAuthentication(), principal.get());
        identity.setAuthentication(actor, List.of());
        principal.remove();
        return before;
    }

    private void end(Before before) {
        IdentityService identity = engine.getIdentityService();
        Authentication authentication = before.authentication();
        if (authentication == null) {
            identity.clearAuthentication();
        } else {
            identity.setAuthentication(
                    authentication.getUserId(), authentication.getGroupIds(), authentication.getTenantIds());
        }
        principal.set(before.principal());
    }
}
