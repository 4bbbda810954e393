package io.attain.access.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.InternalAuthenticationServiceException;

/** A wrong password and a database that is gone are told apart. */
class ProblemEntryPointTest {

    @ParameterizedTest
    @CsvSource({"true, 503, Nobody can log in", "false, 401, Log in with"})
    void saysWhetherTheLoginOrTheServerIsWrong(boolean gone, int status, String detail) throws IOException {
        MockHttpServletResponse response = new MockHttpServletResponse();
        new ProblemEntryPoint()
                .commence(
                        new MockHttpServletRequest("GET", "/api/agreements"),
                        response,
                        gone
                                ? new InternalAuthenticationServiceException("gone")
                                : new BadCredentialsException("wrong"));
        assertThat(response.getStatus()).isEqualTo(status);
        assertThat(response.getContentAsString()).contains(detail);
    }
}
