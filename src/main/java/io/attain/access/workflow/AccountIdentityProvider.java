package io.attain.access.workflow;

import io.attain.access.Account;
import io.attain.access.Accounts;
import io.attain.access.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.GroupQuery;
import org.camunda.bpm.engine.identity.NativeUserQuery;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.TenantQuery;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.identity.UserQuery;
import org.camunda.bpm.engine.impl.GroupQueryImpl;
import org.camunda.bpm.engine.impl.Page;
import org.camunda.bpm.engine.impl.TenantQueryImpl;
import org.camunda.bpm.engine.impl.UserQueryImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.ReadOnlyIdentityProvider;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.GroupEntity;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.jspecify.annotations.Nullable;

/**
 * Shows our accounts to the engine as its users and the application's roles as its groups. There is no second list of
 * users to keep in step, and since the engine can only read them its set-up page, which would make anybody an
 * all-powerful administrator, stays closed.
 */
final class AccountIdentityProvider implements ReadOnlyIdentityProvider {

    private final Accounts accounts;

    private AccountIdentityProvider(Accounts accounts) {
        this.accounts = accounts;
    }

    static SessionFactory factory(Accounts accounts) {
        return new SessionFactory() {
            @Override
            public Class<?> getSessionType() {
                return ReadOnlyIdentityProvider.class;
            }

            @Override
            public Session openSession() {
                return new AccountIdentityProvider(accounts);
            }
        };
    }

    @Override
    public @Nullable User findUserById(String userId) {
        return accounts.find(userId).map(AccountIdentityProvider::user).orElse(null);
    }

    @Override
    public UserQuery createUserQuery() {
        return new AccountUserQuery(accounts);
    }

    @Override
    public UserQuery createUserQuery(CommandContext context) {
        return new AccountUserQuery(accounts);
    }

    @Override
    public NativeUserQuery createNativeUserQuery() {
        throw new UnsupportedOperationException("Accounts are not in the engine's tables.");
    }

    @Override
    public boolean checkPassword(String userId, String password) {
        return accounts.passwordMatches(userId, password);
    }

    @Override
    public @Nullable Group findGroupById(String groupId) {
        return groups().filter(group -> group.getId().equals(groupId))
                .findFirst()
                .orElse(null);
    }

    @Override
    public GroupQuery createGroupQuery() {
        return new RoleGroupQuery(accounts);
    }

    @Override
    public GroupQuery createGroupQuery(CommandContext context) {
        return new RoleGroupQuery(accounts);
    }

    @Override
    public @Nullable Tenant findTenantById(String tenantId) {
        return null;
    }

    @Override
    public TenantQuery createTenantQuery() {
        return new NoTenants();
    }

    @Override
    public TenantQuery createTenantQuery(CommandContext context) {
        return new NoTenants();
    }

    @Override
    public void flush() {
        // Nothing is written.
    }

    @Override
    public void close() {
        // Nothing is held open.
    }

    private static User user(Account account) {
        UserEntity user = new UserEntity(account.name());
        user.setFirstName(account.displayName());
        user.setLastName("");
        return user;
    }

    private static Stream<Group> groups() {
        return Arrays.stream(Role.values()).map(role -> {
            GroupEntity group = new GroupEntity(role.group());
            group.setName(role.group().substring(0, 1).toUpperCase(Locale.ROOT)
                    + role.group().substring(1));
            group.setType("ROLE");
            return group;
        });
    }

    private static boolean like(@Nullable String pattern, @Nullable String text) {
        if (pattern == null) {
            return true;
        }
        String part = pattern.replace("%", "").toLowerCase(Locale.ROOT);
        return text != null && text.toLowerCase(Locale.ROOT).contains(part);
    }

    private static boolean equal(@Nullable String wanted, @Nullable String text) {
        return wanted == null || wanted.equals(text);
    }

    private static <T> List<T> page(Stream<T> all, @Nullable Page page) {
        return page == null
                ? all.toList()
                : all.skip(page.getFirstResult()).limit(page.getMaxResults()).toList();
    }

    /** Accounts are few, so they are filtered here and not in the database. */
    private static final class AccountUserQuery extends UserQueryImpl {

        private final transient Accounts accounts;

        AccountUserQuery(Accounts accounts) {
            super(Context.getProcessEngineConfiguration().getCommandExecutorTxRequired());
            this.accounts = accounts;
        }

        @Override
        public long executeCount(CommandContext context) {
            return matching(context).count();
        }

        @Override
        public List<User> executeList(CommandContext context, @Nullable Page page) {
            return page(matching(context), page);
        }

        private Stream<User> matching(CommandContext context) {
            if (tenantId != null) {
                return Stream.empty();
            }
            return accounts.all().stream()
                    .filter(account -> equal(id, account.name()))
                    .filter(account -> ids == null || Arrays.asList(ids).contains(account.name()))
                    .filter(account -> groupId == null
                            || account.roles().stream()
                                    .anyMatch(role -> role.group().equals(groupId)))
                    .map(AccountIdentityProvider::user)
                    .filter(user -> equal(firstName, user.getFirstName()) && like(firstNameLike, user.getFirstName()))
                    .filter(user -> equal(lastName, user.getLastName()) && like(lastNameLike, user.getLastName()))
                    .filter(user -> equal(email, user.getEmail()) && like(emailLike, user.getEmail()))
                    .filter(user -> Objects.equals(user.getId(), context.getAuthenticatedUserId())
                            || context.getAuthorizationManager()
                                    .isAuthorized(Permissions.READ, Resources.USER, user.getId()));
        }
    }

    /** The groups are the application's roles. */
    private static final class RoleGroupQuery extends GroupQueryImpl {

        private final transient Accounts accounts;

        RoleGroupQuery(Accounts accounts) {
            super(Context.getProcessEngineConfiguration().getCommandExecutorTxRequired());
            this.accounts = accounts;
        }

        @Override
        public long executeCount(CommandContext context) {
            return matching().count();
        }

        @Override
        public List<Group> executeList(CommandContext context, @Nullable Page page) {
            return page(matching(), page);
        }

        private Stream<Group> matching() {
            if (tenantId != null) {
                return Stream.empty();
            }
            return groups().filter(group -> equal(id, group.getId()))
                    .filter(group -> ids == null || Arrays.asList(ids).contains(group.getId()))
                    .filter(group -> equal(name, group.getName()) && like(nameLike, group.getName()))
                    .filter(group -> equal(type, group.getType()))
                    .filter(group -> userId == null || isMember(userId, group.getId()));
        }

        private boolean isMember(String user, String group) {
            return accounts.find(user).stream()
                    .flatMap(account -> account.roles().stream())
                    .anyMatch(role -> role.group().equals(group));
        }
    }

    /** There is one organisation to a server. */
    private static final class NoTenants extends TenantQueryImpl {

        NoTenants() {
            super(Context.getProcessEngineConfiguration().getCommandExecutorTxRequired());
        }

        @Override
        public long executeCount(CommandContext context) {
            return 0;
        }

        @Override
        public List<Tenant> executeList(CommandContext context, @Nullable Page page) {
            return List.of();
        }
    }
}
