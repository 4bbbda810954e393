package io.attain.access.web;

import io.attain.access.Tokens;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/tokens")
@Tag(name = "Tokens", description = "Access tokens for machines")
class TokenController {

    private static final int DEFAULT_DAYS = 90;

    private final Tokens tokens;

    TokenController(Tokens tokens) {
        this.tokens = tokens;
    }

    /** What a token is for and how long it is accepted; both may be left out. */
    record Wanted(@Nullable String label, @Nullable Integer days) {}

    record Token(String token, String type, Instant expires) {}

    @Operation(summary = "Makes an access token that acts as the account that asks. It is shown only here.")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Token issue(@RequestBody(required = false) @Nullable Wanted wanted, Principal login) {
        String label = wanted == null || wanted.label() == null ? "" : wanted.label();
        int days = wanted == null || wanted.days() == null ? DEFAULT_DAYS : wanted.days();
        Tokens.Issued issued = tokens.issue(login.getName(), label, days);
        return new Token(issued.token(), "Bearer", issued.expires());
    }

    @Operation(summary = "Withdraws all access tokens of the account that asks.")
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(Principal login) {
        tokens.withdraw(login.getName());
    }
}
