package io.attain.access.web;

import io.attain.access.AccountKeeping;
import io.attain.access.Tokens;
import io.attain.access.Tokens.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/tokens")
@Tag(name = "Tokens", description = "Access tokens for machines")
class TokenController {

    /** How long a token is accepted that nobody chose a time for. */
    static final int DEFAULT_DAYS = 90;

    private final Tokens tokens;
    private final AccountKeeping keeping;

    TokenController(Tokens tokens, AccountKeeping keeping) {
        this.tokens = tokens;
        this.keeping = keeping;
    }

    /** What a token is for, how long it is accepted and what it opens; all may be left out. */
    record Wanted(@Nullable String label, @Nullable Integer days, @Nullable Scope scope) {}

    record Token(long number, String token, String type, Scope scope, Instant expires) {}

    @Operation(
            summary = "Makes an access token that acts as the account that asks. It is shown only here.",
            description =
                    "“scope” is READ (the default: reads and changes nothing), MEASUREMENTS (sends measurements and looks at their series) or EVERYTHING"
                            + " (all that the account may do, but for making tokens).")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Token issue(@RequestBody(required = false) @Nullable Wanted wanted, Principal login) {
        String label = wanted == null || wanted.label() == null ? "" : wanted.label();
        int days = wanted == null || wanted.days() == null ? DEFAULT_DAYS : wanted.days();
        Scope scope = wanted == null || wanted.scope() == null ? Scope.READ : wanted.scope();
        Tokens.Issued issued = keeping.issueToken(login.getName(), label, days, scope);
        return new Token(issued.number(), issued.token(), "Bearer", issued.scope(), issued.expires());
    }

    @Operation(summary = "Lists the access tokens of the account that asks, the newest first, without what they are.")
    @GetMapping
    List<Tokens.Kept> list(Principal login) {
        return tokens.of(login.getName());
    }

    @Operation(summary = "Withdraws one access token of the account that asks.")
    @DeleteMapping("/{number}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(@PathVariable long number, Principal login) {
        keeping.withdrawToken(login.getName(), number);
    }

    @Operation(summary = "Withdraws all access tokens of the account that asks.")
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(Principal login) {
        keeping.withdrawTokens(login.getName());
    }
}
