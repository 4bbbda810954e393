package io.attain.review.web;

import io.attain.problem.Problem;
import io.attain.review.ReviewBoard;
import io.attain.review.ReviewBoard.Part;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The reviews of all agreements on one page. */
@Controller
class ReviewBoardPages {

    private static final int PAGE = 50;

    private final ReviewBoard board;
    private final MessageSource messages;

    ReviewBoardPages(ReviewBoard board, MessageSource messages) {
        this.board = board;
        this.messages = messages;
    }

    /**
     * A part of the page.
     *
     * @param part which
     * @param page its lines
     */
    record Section(Part part, ReviewBoard.Page page) {}

    @GetMapping("/reviews")
    String reviews(
            @RequestParam(required = false) @Nullable Part which,
            @RequestParam(required = false) @Nullable String reference,
            @RequestParam(required = false) @Nullable String after,
            Model model,
            HttpServletResponse response,
            Locale locale) {
        String only = reference == null || reference.isBlank() ? null : reference.strip();
        List<Section> sections = List.of();
        try {
            sections = which == null
                    ? Stream.of(Part.values())
                            .map(it -> new Section(it, board.page(it, only, null, PAGE)))
                            .toList()
                    : List.of(new Section(which, board.page(which, only, after, PAGE)));
        } catch (Problem problem) {
            if (only == null || problem.kind() != Problem.Kind.UNKNOWN) {
                throw problem;
            }
            response.setStatus(HttpStatus.NOT_FOUND.value());
            model.addAttribute("problem", messages.getMessage("agreement.unknown", new Object[] {only}, locale));
        }
        model.addAttribute("sections", sections);
        model.addAttribute("parts", Part.values());
        model.addAttribute("which", which);
        model.addAttribute("reference", only);
        return "reviews/board";
    }
}
