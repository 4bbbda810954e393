package io.attain.access.workflow;

import static org.camunda.bpm.engine.authorization.Authorization.ANY;
import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GLOBAL;
import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GRANT;

import io.attain.access.Accounts;
import io.attain.access.Role;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.authorization.SystemPermissions;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.identity.WritableIdentityProvider;
import org.camunda.bpm.engine.task.TaskQuery;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Gives the engine our accounts and says who may do what with it. Everybody works on the tasks that they are a candidate
 * for; what goes beyond that follows from the role. Nobody is a member of {@code camunda-admin}, which no check binds.
 */
@Component
class EngineAccess extends AbstractProcessEnginePlugin {

    /** What Tasklist offers everybody, in that order: all of one's work, what is late, and one's work by duty. */
    private static final List<ReadyFilter> FILTERS = List.of(
            new ReadyFilter("My work", "What you can claim and what you have claimed", -10, it -> it),
            new ReadyFilter(
                    "Overdue", "What should have been done by now", -9, it -> it.dueBeforeExpression("${now()}")),
            new ReadyFilter(
                    "To negotiate",
                    "For owners: needs, drafts and offers",
                    -8,
                    it -> it.taskDefinitionKeyIn("Task_StateNeeds", "Task_Draft", "Task_AnswerOffer")),
            new ReadyFilter("To check", "For counsel", -7, it -> it.taskDefinitionKeyIn("Task_LegalCheck")),
            new ReadyFilter(
                    "To sign",
                    "For signatories, and for executives where a signature is late",
                    -6,
                    it -> it.taskDefinitionKeyIn("Task_Sign", "Task_SeeToSignature")),
            new ReadyFilter("Data to supply", "For data owners", -5, it -> it.taskDefinitionKeyIn("Task_SupplyData")),
            new ReadyFilter(
                    "Statements", "Accept or dispute", -4, it -> it.taskDefinitionKeyIn("Task_AnswerStatement")),
            new ReadyFilter(
                    "Disputes and exclusions",
                    "Claims to answer, to mediate and to decide",
                    -3,
                    it -> it.taskDefinitionKeyIn(
                            "Task_Respond",
                            "Task_Negotiate",
                            "Task_Mediate",
                            "Task_AnswerSuggestion",
                            "Task_Arbitrate",
                            "Task_CorrectData",
                            "Task_AssessExclusion")),
            new ReadyFilter(
                    "Escalations",
                    "Breaches to acknowledge and explain, and plans to answer",
                    -2,
                    it -> it.taskDefinitionKeyIn(
                            "Task_Acknowledge", "Task_AcknowledgeLast", "Task_ExplainBreach", "Task_AnswerPlan")),
            new ReadyFilter(
                    "Reviews",
                    "Whether terms still fit, and what becomes of them",
                    -1,
                    it -> it.taskDefinitionKeyIn("Task_Answer", "Task_Decide", "Task_Consent")),
            new ReadyFilter(
                    "Reports",
                    "To deliver and to confirm",
                    0,
                    it -> it.taskDefinitionKeyIn("Task_DeliverReport", "Task_ConfirmReport")),
            new ReadyFilter(
                    "Warnings",
                    "Running periods that are in danger",
                    1,
                    it -> it.taskDefinitionKeyIn("Task_LookAtWarning")));

    private static final Logger LOG = LoggerFactory.getLogger(EngineAccess.class);

    private final Accounts accounts;

    EngineAccess(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setIdentityProviderSessionFactory(AccountIdentityProvider.factory(accounts));
    }

    @Override
    public void postInit(ProcessEngineConfigurationImpl configuration) {
        configuration.getSessionFactories().remove(WritableIdentityProvider.class);
    }

    @Override
    public void postProcessEngineBuild(ProcessEngine engine) {
        List<String> filters = FILTERS.stream()
                .map(it -> it.ensure(engine.getFilterService(), engine.getTaskService()))
                .toList();
        grantAll(engine.getAuthorizationService(), filters);
    }

    private static void grantAll(AuthorizationService authorizations, List<String> filters) {
        Set<String> given = new HashSet<>();
        Grants everybody = new Grants(authorizations, null, given);
        everybody.allow(Resources.APPLICATION, "welcome", Permissions.ACCESS);
        everybody.allow(Resources.APPLICATION, "tasklist", Permissions.ACCESS);
        filters.forEach(it -> everybody.allow(Resources.FILTER, it, Permissions.READ));
        // The models, not what runs in them: Tasklist shows the diagram and the name of a task's process.
        everybody.allow(Resources.PROCESS_DEFINITION, ANY, Permissions.READ);
        // Everybody may ask for an agreement; the start form makes the asker an owner of it.
        everybody.allow(
                Resources.PROCESS_DEFINITION, "AgreementLifecycle", Permissions.READ, Permissions.CREATE_INSTANCE);
        everybody.allow(Resources.PROCESS_INSTANCE, ANY, Permissions.CREATE);

        for (Role role : List.of(Role.MANAGER, Role.AUDITOR, Role.ADMINISTRATOR)) {
            Grants reader = new Grants(authorizations, role.group(), given);
            reader.allow(Resources.APPLICATION, "cockpit", Permissions.ACCESS);
            reader.allow(Resources.USER, ANY, Permissions.READ);
            reader.allow(Resources.GROUP, ANY, Permissions.READ);
            reader.allow(Resources.DEPLOYMENT, ANY, Permissions.READ);
        }
        new Grants(authorizations, Role.MANAGER.group(), given)
                .allow(
                        Resources.PROCESS_DEFINITION,
                        ANY,
                        ProcessDefinitionPermissions.READ,
                        ProcessDefinitionPermissions.READ_INSTANCE,
                        ProcessDefinitionPermissions.READ_TASK,
                        ProcessDefinitionPermissions.READ_HISTORY);
        // What a task shows to one side, and what that side answers, is in variables. Auditors alone read those of
        // others.
        new Grants(authorizations, Role.AUDITOR.group(), given)
                .allow(
                        Resources.PROCESS_DEFINITION,
                        ANY,
                        ProcessDefinitionPermissions.READ,
                        ProcessDefinitionPermissions.READ_INSTANCE,
                        ProcessDefinitionPermissions.READ_INSTANCE_VARIABLE,
                        ProcessDefinitionPermissions.READ_TASK,
                        ProcessDefinitionPermissions.READ_TASK_VARIABLE,
                        ProcessDefinitionPermissions.READ_HISTORY,
                        ProcessDefinitionPermissions.READ_HISTORY_VARIABLE);
        // What is stuck, and where, by the agreement's reference; neither tasks, nor variables, nor history.
        Grants administrator = new Grants(authorizations, Role.ADMINISTRATOR.group(), given);
        administrator.allow(
                Resources.PROCESS_DEFINITION,
                ANY,
                ProcessDefinitionPermissions.READ,
                ProcessDefinitionPermissions.READ_INSTANCE,
                ProcessDefinitionPermissions.RETRY_JOB);
        administrator.allow(Resources.AUTHORIZATION, ANY, Permissions.READ);
        administrator.allow(Resources.BATCH, ANY, Permissions.READ);
        administrator.allow(Resources.SYSTEM, ANY, SystemPermissions.READ);
        takeBack(authorizations, given);
    }

    /** Nobody else gives rights over everything of a kind; what the engine itself gives is about single tasks. */
    private static void takeBack(AuthorizationService authorizations, Set<String> given) {
        authorizations.createAuthorizationQuery().resourceId(ANY).list().stream()
                .filter(it -> !given.contains(it.getId()))
                .forEach(it -> {
                    LOG.error(
                            "A right in the engine that the application has not given is taken back: resource {}, user {}, group {}",
                            it.getResourceType(),
                            it.getUserId(),
                            it.getGroupId());
                    authorizations.deleteAuthorization(it.getId());
                });
    }

    /** A filter that is there from the start. */
    private record ReadyFilter(String name, String description, int priority, UnaryOperator<TaskQuery> narrowed) {

        /** Makes it unless it is there already, and returns its id. */
        String ensure(FilterService filters, TaskService tasks) {
            Filter existing = filters.createFilterQuery().filterName(name).singleResult();
            if (existing != null) {
                return existing.getId();
            }
            TaskQuery mine = tasks.createTaskQuery()
                    .taskCandidateUserExpression("${currentUser()}")
                    .includeAssignedTasks();
            Filter filter = filters.newTaskFilter(name)
                    .setQuery(narrowed.apply(mine))
                    .setProperties(Map.of(
                            "description",
                            description,
                            "priority",
                            priority,
                            "refresh",
                            true,
                            "showUndefinedVariable",
                            false));
            return filters.saveFilter(filter).getId();
        }
    }

    /** Authorizations for one group, or for everybody where the group is {@literal null}. */
    private record Grants(
            AuthorizationService authorizations, @org.jspecify.annotations.Nullable String group, Set<String> given) {

        void allow(Resource resource, String id, Permission... permissions) {
            Authorization authorization = existing(resource, id);
            authorization.setPermissions(permissions);
            given.add(authorizations.saveAuthorization(authorization).getId());
        }

        private Authorization existing(Resource resource, String id) {
            var query = authorizations
                    .createAuthorizationQuery()
                    .resourceType(resource)
                    .resourceId(id)
                    .authorizationType(group == null ? AUTH_TYPE_GLOBAL : AUTH_TYPE_GRANT);
            Authorization found = (group == null ? query.userIdIn(ANY) : query.groupIdIn(group)).singleResult();
            if (found != null) {
                return found;
            }
            Authorization fresh =
                    authorizations.createNewAuthorization(group == null ? AUTH_TYPE_GLOBAL : AUTH_TYPE_GRANT);
            if (group != null) {
                fresh.setGroupId(group);
            }
            fresh.setResource(resource);
            fresh.setResourceId(id);
            return fresh;
        }
    }
}
