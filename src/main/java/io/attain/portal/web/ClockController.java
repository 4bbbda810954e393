package io.attain.portal.web;

import io.attain.problem.Problem;
import io.attain.workflow.DemonstrationClock;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The clock of the demonstration; in other profiles there is none to move. */
@RestController
@Profile("demo")
@PreAuthorize("hasAnyRole('ADMINISTRATOR', 'MANAGER')")
@Tag(name = "Clock of the demonstration")
class ClockController {

    private final DemonstrationClock clock;

    ClockController(DemonstrationClock clock) {
        this.clock = clock;
    }

    /**
     * Where the clock stands.
     *
     * @param now the time that everything goes by
     * @param ahead how far that is ahead of real time, as an ISO 8601 duration
     */
    record Standing(Instant now, Duration ahead) {}

    record Move(@Nullable Instant to) {}

    @Operation(summary = "Where the clock of the demonstration stands")
    @GetMapping("/api/clock")
    Standing standing() {
        return new Standing(clock.now(), clock.ahead());
    }

    @Operation(
            summary = "Moves the clock of the demonstration forward",
            description = "Deadlines pass, timers fire, and periods that are over by then are closed. It runs on from"
                    + " there, never goes back, and shows real time again after a restart.")
    @PostMapping("/api/clock")
    Standing move(@RequestBody Move move, Principal login) {
        if (move.to() == null) {
            throw Problem.refused("Say where the clock is to stand, such as {\"to\": \"2027-02-01T08:00:00Z\"}.");
        }
        clock.moveTo(move.to(), login.getName());
        return standing();
    }
}
