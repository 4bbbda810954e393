package io.attain.review.web;

import io.attain.problem.Problem;
import io.attain.review.ReviewBoard;
import io.attain.review.ReviewBoard.Part;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Reviews")
class ReviewBoardController {

    private static final int MOST = 500;

    private final ReviewBoard board;

    ReviewBoardController(ReviewBoard board) {
        this.board = board;
    }

    @Operation(
            summary = "Lists the reviews of all agreements whose reviews the account may read",
            description =
                    "OPEN has those that are open, the one that was opened first in front, with whom each waits for until when;"
                            + " SCHEDULED the next one of each agreement in force by its calendar, the nearest in front; DECIDED those"
                            + " that are over, the one that was decided last in front. The next page follows after “next”.")
    @GetMapping("/api/reviews")
    ReviewBoard.Page reviews(
            @RequestParam(defaultValue = "OPEN") Part which,
            @Parameter(description = "only those of this agreement") @RequestParam(required = false) @Nullable
                    String reference,
            @Parameter(description = "the “next” of the page before") @RequestParam(required = false) @Nullable
                    String after,
            @Parameter(description = "how many at most, up to 500") @RequestParam(defaultValue = "100") int limit) {
        if (limit < 1 || limit > MOST) {
            throw Problem.refused("The limit is from 1 to " + MOST + ", not " + limit + ".");
        }
        return board.page(which, reference, after, limit);
    }
}
