package io.attain.access.workflow;

import static org.camunda.bpm.engine.authorization.Authorization.ANY;
import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GLOBAL;
import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GRANT;

import io.attain.access.Accounts;
import io.attain.access.Role;
import java.util.List;
import java.util.Map;
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
import org.springframework.stereotype.Component;

/**
 * Gives the engine our accounts and says who may do what with it. Everybody works on the tasks that they are a candidate
 * for; what goes beyond that follows from the role. Nobody is a member of {@code camunda-admin}, which no check binds.
 */
@Component
class EngineAccess extends AbstractProcessEnginePlugin {

    private static final String EVERYBODYS_WORK = "My work";

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
        String filter = ensureFilter(engine.getFilterService(), engine.getTaskService());
        grantAll(engine.getAuthorizationService(), filter);
    }

    private static void grantAll(AuthorizationService authorizations, String filter) {
        Grants everybody = new Grants(authorizations, null);
        everybody.allow(Resources.APPLICATION, "welcome", Permissions.ACCESS);
        everybody.allow(Resources.APPLICATION, "tasklist", Permissions.ACCESS);
        everybody.allow(Resources.FILTER, filter, Permissions.READ);
        // The models, not what runs in them: Tasklist shows the diagram and the name of a task's process.
        everybody.allow(Resources.PROCESS_DEFINITION, ANY, Permissions.READ);
        // Everybody may ask for an agreement; the start form makes the asker an owner of it.
        everybody.allow(
                Resources.PROCESS_DEFINITION, "AgreementLifecycle", Permissions.READ, Permissions.CREATE_INSTANCE);
        everybody.allow(Resources.PROCESS_INSTANCE, ANY, Permissions.CREATE);

        for (Role role : List.of(Role.MANAGER, Role.AUDITOR, Role.ADMINISTRATOR)) {
            Grants reader = new Grants(authorizations, role.group());
            reader.allow(Resources.APPLICATION, "cockpit", Permissions.ACCESS);
            reader.allow(Resources.USER, ANY, Permissions.READ);
            reader.allow(Resources.GROUP, ANY, Permissions.READ);
            reader.allow(Resources.DEPLOYMENT, ANY, Permissions.READ);
        }
        for (Role role : List.of(Role.MANAGER, Role.AUDITOR)) {
            new Grants(authorizations, role.group())
                    .allow(
                            Resources.PROCESS_DEFINITION,
                            ANY,
                            ProcessDefinitionPermissions.READ,
                            ProcessDefinitionPermissions.READ_INSTANCE,
                            ProcessDefinitionPermissions.READ_TASK,
                            ProcessDefinitionPermissions.READ_HISTORY);
        }
        Grants administrator = new Grants(authorizations, Role.ADMINISTRATOR.group());
        administrator.allow(Resources.APPLICATION, "admin", Permissions.ACCESS);
        administrator.allow(
                Resources.PROCESS_DEFINITION,
                ANY,
                ProcessDefinitionPermissions.READ,
                ProcessDefinitionPermissions.READ_INSTANCE,
                ProcessDefinitionPermissions.READ_TASK,
                ProcessDefinitionPermissions.READ_HISTORY,
                ProcessDefinitionPermissions.RETRY_JOB,
                ProcessDefinitionPermissions.SUSPEND,
                ProcessDefinitionPermissions.SUSPEND_INSTANCE);
        administrator.allow(Resources.AUTHORIZATION, ANY, Permissions.READ);
        administrator.allow(Resources.BATCH, ANY, Permissions.READ);
        administrator.allow(Resources.SYSTEM, ANY, SystemPermissions.READ);
    }

    private static String ensureFilter(FilterService filters, TaskService tasks) {
        Filter existing =
                filters.createFilterQuery().filterName(EVERYBODYS_WORK).singleResult();
        if (existing != null) {
            return existing.getId();
        }
        TaskQuery mine = tasks.createTaskQuery()
                .taskCandidateUserExpression("${currentUser()}")
                .includeAssignedTasks();
        Filter filter = filters.newTaskFilter(EVERYBODYS_WORK)
                .setQuery(mine)
                .setProperties(Map.of(
                        "description",
                        "What you can claim and what you have claimed",
                        "priority",
                        -10,
                        "refresh",
                        true,
                        "showUndefinedVariable",
                        false));
        return filters.saveFilter(filter).getId();
    }

    /** Authorizations for one group, or for everybody where the group is {@literal null}. */
    private record Grants(AuthorizationService authorizations, @org.jspecify.annotations.Nullable String group) {

        void allow(Resource resource, String id, Permission... permissions) {
            Authorization authorization = existing(resource, id);
            authorization.setPermissions(permissions);
            authorizations.saveAuthorization(authorization);
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
