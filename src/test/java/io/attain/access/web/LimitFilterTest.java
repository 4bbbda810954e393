package io.attain.access.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/** What an account or an address hears that asks too often. */
class LimitFilterTest {

    private final RequestLimits limits =
            new RequestLimits(new LimitSettings(2, 1, DataSize.ofKilobytes(1), DataSize.ofKilobytes(2)));

    @AfterEach
    void logOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void theThirdRequestOfAnAccountThatMaySendTwoIsRefusedWithTheTimeToWait() throws Exception {
        SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken("anna", "", List.of()));
        LimitFilter filter = new LimitFilter(limits);
        assertThat(answer(filter, request("GET", "/api/agreements")).getStatus())
                .isEqualTo(200);
        assertThat(answer(filter, request("GET", "/api/agreements")).getStatus())
                .isEqualTo(200);
        MockHttpServletResponse refused = answer(filter, request("GET", "/api/agreements"));
        assertThat(refused.getStatus()).isEqualTo(429);
        assertThat(refused.getHeader("Retry-After")).isEqualTo("30");
        assertThat(refused.getContentType()).startsWith("application/problem+json");
        assertThat(refused.getContentAsString()).contains("Try again in 30 seconds.");
    }

    @Test
    void anAddressThatGuessesSendsNoMorePasswordsButItsTokensGoOn() throws Exception {
        LoginLimitFilter filter = new LoginLimitFilter(limits);
        limits.loginFailed("127.0.0.1");
        MockHttpServletRequest basic = request("GET", "/api/agreements");
        basic.addHeader("Authorization", "Basic eDp5");
        assertThat(answer(filter, basic).getStatus()).isEqualTo(429);
        assertThat(answer(filter, request("POST", "/login")).getStatus()).isEqualTo(429);
        assertThat(answer(filter, request("GET", "/login")).getStatus()).isEqualTo(200);
        MockHttpServletRequest token = request("GET", "/api/agreements");
        token.addHeader("Authorization", "Bearer attain_x");
        assertThat(answer(filter, token).getStatus()).isEqualTo(200);
        MockHttpServletRequest elsewhere = request("POST", "/login");
        elsewhere.setRemoteAddr("192.0.2.7");
        assertThat(answer(filter, elsewhere).getStatus()).isEqualTo(200);
    }

    @Test
    void aLargeBodyIsRefusedUnlessItIsAFileOrMeasurements() throws Exception {
        BodyLimitFilter filter = new BodyLimitFilter(DataSize.ofKilobytes(1), DataSize.ofKilobytes(2));
        assertThat(answer(filter, sending("/api/agreements", "application/yaml", 1024))
                        .getStatus())
                .isEqualTo(200);
        assertThat(answer(filter, sending("/api/agreements", "application/yaml", 1025))
                        .getStatus())
                .isEqualTo(413);
        assertThat(answer(filter, sending("/api/series/x/measurements", "text/csv", 5000))
                        .getStatus())
                .isEqualTo(200);
        assertThat(answer(filter, sending("/api/backtests", "multipart/form-data; boundary=x", 5000))
                        .getStatus())
                .isEqualTo(200);
        assertThat(answer(filter, sending("/api/audit/verify", "application/json", 2048))
                        .getStatus())
                .isEqualTo(200);
        assertThat(answer(filter, sending("/api/audit/verify", "application/json", 2049))
                        .getStatus())
                .isEqualTo(413);
    }

    private static MockHttpServletRequest request(String method, String path) {
        MockHttpServletRequest request = new MockHttpServletRequest(method, path);
        request.setServletPath(path);
        return request;
    }

    private static MockHttpServletRequest sending(String path, String type, int bytes) {
        MockHttpServletRequest request = request("POST", path);
        request.setContentType(type);
        request.setContent(new byte[bytes]);
        return request;
    }

    private static MockHttpServletResponse answer(OncePerRequestFilter filter, MockHttpServletRequest request)
            throws Exception {
        MockHttpServletResponse response = new MockHttpServletResponse();
        filter.doFilter(request, response, new MockFilterChain());
        return response;
    }
}
