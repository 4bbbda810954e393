package io.attain.access.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.DispatcherType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.TestingAuthenticationToken;

/** What a door decides, whatever stands behind it. */
class EntryTest {

    @ParameterizedTest
    @CsvSource({
        "ROLE_AUDITOR, GET, /agreements/X, ",
        "ROLE_AUDITOR, POST, /agreements/X/payments, AUDITOR",
        "ROLE_AUDITOR, POST, /api/agreements/requests, AUDITOR",
        "ROLE_AUDITOR, PUT, /api/series/x, AUDITOR",
        "ROLE_AUDITOR, DELETE, /api/webhooks/1, AUDITOR",
        "ROLE_AUDITOR, POST, /api/agreements/validate, ",
        "ROLE_AUDITOR, POST, /api/backtests, ",
        "ROLE_AUDITOR, POST, /me/password, ",
        "ROLE_AUDITOR, DELETE, /api/tokens/7, ",
        // Cockpit and Tasklist send long queries as POST.
        "ROLE_AUDITOR, POST, /engine-rest/task, ",
        "ROLE_AUDITOR, POST, /engine-rest/history/process-instance/count, ",
        "ROLE_AUDITOR, POST, /camunda/api/engine/engine/default/filter/7/list, ",
        "ROLE_AUDITOR, POST, /camunda/api/cockpit/plugin/base/default/process-instance, ",
        "ROLE_AUDITOR, POST, /engine-rest/task/7/complete, AUDITOR",
        "ROLE_AUDITOR, POST, /engine-rest/task/create, AUDITOR",
        "ROLE_AUDITOR, POST, /engine-rest/message, AUDITOR",
        "ROLE_AUDITOR, POST, /camunda/api/engine/engine/default/process-definition/key/X/submit-form, AUDITOR",
        "ROLE_AUDITOR, PUT, /engine-rest/task/7/variables/list, AUDITOR",
        "ROLE_MANAGER, POST, /agreements/X/payments, ",
        "ROLE_MANAGER, GET, /engine-rest/process-definition/statistics, ",
        "ROLE_MANAGER, PUT, /engine-rest/job/7/retries, ENGINE",
        "ROLE_ADMINISTRATOR, PUT, /engine-rest/job/7/retries, ",
        "ROLE_ADMINISTRATOR, PUT, /camunda/api/engine/engine/default/job/7/retries, ",
        "ROLE_ADMINISTRATOR, PUT, /engine-rest/job/7/duedate, ENGINE",
        "ROLE_ADMINISTRATOR, POST, /engine-rest/job/7/execute, ENGINE",
        "ROLE_ADMINISTRATOR, PUT, /engine-rest/process-definition/key/CloseRun/suspended, ENGINE",
        "ROLE_NONE, POST, /engine-rest/job/7/execute, ENGINE",
        "ROLE_NONE, POST, /engine-rest/job/7/execute/, ENGINE",
        "ROLE_NONE, POST, /engine-rest/engine/default/job/7/execute, ENGINE",
        "ROLE_NONE, POST, /camunda/api/engine/engine/default/job/7/execute, ENGINE",
        "ROLE_NONE, POST, /engine-rest/identity/verify, ENGINE",
        "ROLE_NONE, POST, /engine-rest/process-definition/key/AgreementLifecycle/start, ENGINE",
        "ROLE_NONE, POST, /engine-rest/message, ENGINE",
        "ROLE_NONE, DELETE, /engine-rest/process-instance/7, ENGINE",
        "ROLE_NONE, GET, /engine-rest/process-definition/statistics, ENGINE",
        "ROLE_NONE, GET, /engine-rest/process-definition/statistics/, ENGINE",
        "ROLE_NONE, HEAD, /engine-rest/process-definition/statistics, ENGINE",
        "ROLE_NONE, GET, /camunda/api/cockpit/plugin/base/default/process-definition/statistics, ENGINE",
        "ROLE_NONE, GET, /engine-rest/identity/groups, ENGINE",
        "ROLE_MANAGER, GET, /engine-rest/identity/groups, ",
        "ROLE_NONE, POST, /camunda/api/admin/auth/user/default/login/tasklist, ENGINE",
        "ROLE_ADMINISTRATOR, POST, /camunda/api/admin/auth/user/default/login/welcome, ENGINE",
        "ROLE_NONE, GET, /engine-rest/metrics/x/sum, ENGINE",
        "ROLE_NONE, GET, /engine-rest/task/7, ",
        "ROLE_NONE, POST, /engine-rest/task, ",
        "ROLE_NONE, POST, /engine-rest/task/7/claim, ",
        "ROLE_NONE, POST, /engine-rest/task/7/unclaim, ",
        "ROLE_NONE, POST, /engine-rest/task/7/submit-form, ",
        "ROLE_NONE, POST, /engine-rest/task/7/delegate, ENGINE",
        "ROLE_NONE, POST, /camunda/api/engine/engine/default/task/7/submit-form, ",
        "ROLE_NONE, POST, /camunda/api/engine/engine/default/process-definition/key/AgreementLifecycle/submit-form, ",
        "PASSWORD_ONE_TIME, GET, /agreements, ONE_TIME",
        "PASSWORD_ONE_TIME, GET, /api/agreements, ONE_TIME",
        "PASSWORD_ONE_TIME, GET, /camunda/app/tasklist/default/, ONE_TIME",
        "PASSWORD_ONE_TIME, POST, /me/tokens, ONE_TIME",
        "PASSWORD_ONE_TIME, POST, /me/password, ",
        "SCOPE_READ, GET, /api/agreements, ",
        "SCOPE_READ, POST, /engine-rest/task, ",
        "SCOPE_READ, POST, /api/tokens, SCOPE",
        "SCOPE_READ, POST, /api/series/x/measurements, SCOPE",
        "SCOPE_MEASUREMENTS, POST, /api/series/x/measurements, ",
        "SCOPE_MEASUREMENTS, GET, /api/series/x, ",
        "SCOPE_MEASUREMENTS, PUT, /api/series/x, SCOPE",
        "SCOPE_MEASUREMENTS, GET, /api/agreements, SCOPE",
        "SCOPE_MEASUREMENTS, GET, /engine-rest/task, SCOPE"
    })
    void letsInOrSaysWhyNot(String authority, String method, String path, Entry.@Nullable Refusal expected) {
        assertThat(Entry.refusal(new TestingAuthenticationToken("somebody", "", authority), request(method, path)))
                .isEqualTo(expected);
    }

    @Test
    void nobodyComesInWithoutALogin() {
        assertThat(Entry.refusal(null, request("GET", "/agreements"))).isEqualTo(Entry.Refusal.NO_LOGIN);
    }

    @Test
    void theAnswerToARefusedRequestIsShown() {
        MockHttpServletRequest request = request("POST", "/error");
        request.setDispatcherType(DispatcherType.ERROR);
        assertThat(Entry.refusal(new TestingAuthenticationToken("somebody", "", "ROLE_AUDITOR"), request))
                .isNull();
    }

    private static MockHttpServletRequest request(String method, String path) {
        MockHttpServletRequest request = new MockHttpServletRequest(method, path);
        request.setServletPath(path);
        return request;
    }
}
