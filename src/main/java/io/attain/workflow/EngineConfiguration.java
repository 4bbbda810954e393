package io.attain.workflow;

import static org.camunda.bpm.engine.ProcessEngineConfiguration.HISTORY_CLEANUP_STRATEGY_END_TIME_BASED;
import static org.camunda.bpm.engine.ProcessEngineConfiguration.HISTORY_REMOVAL_TIME_STRATEGY_NONE;

import java.time.Clock;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The engine's settings that {@code application.yaml} has no property for. */
@Configuration(proxyBeanMethods = false)
class EngineConfiguration {

    /** History must outlive every agreement's term and the time in which it can be disputed in court. */
    private static final String TEN_YEARS = "P3650D";

    @Bean
    Clock clock() {
        return EngineClock.utc();
    }

    @Bean
    ProcessEnginePlugin engineSettings(EngineTables tables, ObjectProvider<ReaderLanguage> languages) {
        return new ProcessEnginePlugin() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl configuration) {
                configuration.setCustomPreCommandInterceptorsTxRequired(
                        List.of(new RefusedCommands(configuration, languages)));
                // Whoever gave a command logs its failure: the job executor, and the web for what is not the asker's
                // own mistake.
                configuration.setEnableCmdExceptionLogging(false);
                configuration.setHistoryTimeToLive(TEN_YEARS);
                configuration.setEnforceHistoryTimeToLive(true);
                // When an instance may be removed follows from its end and its definition's time to live. So it is not
                // written again in every history table when it ends.
                configuration.setHistoryRemovalTimeStrategy(HISTORY_REMOVAL_TIME_STRATEGY_NONE);
                configuration.setHistoryCleanupStrategy(HISTORY_CLEANUP_STRATEGY_END_TIME_BASED);
                // What may go is found by one job, when few people work.
                configuration.setHistoryCleanupBatchWindowStartTime("01:00");
                configuration.setHistoryCleanupBatchWindowEndTime("05:00");
                configuration.setHistoryCleanupJobLogTimeToLive("P2D");
                configuration.setCustomPreVariableSerializers(List.of(new PlainTextSerializer()));
                configuration.setHistoryEventProducer(new ShieldedHistory());
                configuration.setTaskMetricsEnabled(false);
                // Else the operation log skips what delegates and jobs do.
                configuration.setRestrictUserOperationLogToAuthenticatedUsers(false);
                // A candidate may claim and complete a task, but not hand it to somebody else or change it.
                configuration.setDefaultUserPermissionNameForTask("TASK_WORK");
                // To read a task or an instance is not to read its variables, in which one side's notes are.
                configuration.setEnforceSpecificVariablePermission(true);
                // The engine's default tries again at once, three times within a second.
                configuration.setFailedJobRetryTimeCycle("PT10S,PT1M,PT10M,PT1H");
                configuration.setEnableExceptionsAfterUnhandledBpmnError(true);
                configuration.setUserResourceWhitelistPattern("[A-Za-z0-9][A-Za-z0-9._@-]{0,63}");
            }

            @Override
            public void postInit(ProcessEngineConfigurationImpl configuration) {
                // The settings above are all read later than this.
            }

            @Override
            public void postProcessEngineBuild(ProcessEngine engine) {
                tables.complete();
                Models.deploy(engine.getRepositoryService());
            }
        };
    }
}
