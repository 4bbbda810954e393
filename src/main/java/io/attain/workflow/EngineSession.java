package io.attain.workflow;

import java.util.List;
import java.util.concurrent.Callable;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.CommandContextInterceptor;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutorImpl;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the facades of the processes do with the engine in somebody's name. */
@Component
public class EngineSession {

    /** Stands for the engine itself where time, not a person, brings something about. */
    public static final String ENGINE = "engine";

    private final ProcessEngine engine;

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
        IdentityService identity = engine.getIdentityService();
        Authentication before = identity.getCurrentAuthentication();
        identity.setAuthentication(actor, List.of());
        try {
            return configuration
                    .getCommandExecutorTxRequired()
                    .execute(context -> context.runWithoutAuthorization(action));
        } finally {
            restore(identity, before);
        }
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
        IdentityService identity = engine.getIdentityService();
        Authentication before = identity.getCurrentAuthentication();
        identity.setAuthentication(actor, List.of());
        try {
            own.execute(context -> context.runWithoutAuthorization(() -> {
                // History names the starter of each instance. An entry in the operation log would say no more.
                context.setRestrictUserOperationLogToAuthenticatedUsers(true);
                context.disableUserOperationLog();
                action.run();
                return null;
            }));
        } finally {
            restore(identity, before);
        }
    }

    /**
     * Tells in whose name the engine is working.
     *
     * @return the account's name, or {@link #ENGINE} if nobody's
     */
    public String actor() {
        Authentication authentication = engine.getIdentityService().getCurrentAuthentication();
        String user = authentication == null ? null : authentication.getUserId();
        return user == null ? ENGINE : user;
    }

    private static void restore(IdentityService identity, @Nullable Authentication before) {
        if (before == null) {
            identity.clearAuthentication();
        } else {
            identity.setAuthentication(before.getUserId(), before.getGroupIds(), before.getTenantIds());
        }
    }
}
