package io.attain.workflow;

import java.util.List;
import java.util.concurrent.Callable;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.identity.Authentication;
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
     * Does something in a transaction of its own, also where one is running. What the engine is told meanwhile is written in
     * that transaction too: with a new transaction alone, the engine would keep it for the one that is running, and lose it
     * where that one never comes to its end.
     *
     * @param action what to do, never {@literal null}
     */
    public void apart(Runnable action) {
        ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getCommandExecutorTxRequiresNew()
                .execute(context -> {
                    action.run();
                    return null;
                });
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
