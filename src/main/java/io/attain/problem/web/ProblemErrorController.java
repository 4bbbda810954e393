package io.attain.problem.web;

import io.attain.problem.ProblemWords;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.WebAttributes;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** The last resort: what no advice has answered. The reader gets a sentence, the log gets the stack trace. */
@Controller
class ProblemErrorController implements ErrorController {

    /** The request's attribute that says what of it cannot be understood, where that is known. */
    static final String DETAIL = ProblemErrorController.class.getName() + ".DETAIL";

    private static final Logger LOG = LoggerFactory.getLogger(ProblemErrorController.class);

    @RequestMapping("/error")
    Object error(HttpServletRequest request, Locale reader) {
        HttpStatus status = status(request);
        if (status.is5xxServerError()) {
            LOG.error("{} failed", request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI), (Throwable)
                    request.getAttribute(RequestDispatcher.ERROR_EXCEPTION));
        }
        String detail = ProblemWords.in(reader, detail(status, request));
        if (Browsers.wantsPage(request)) {
            ModelAndView page = new ModelAndView("error", "detail", detail);
            page.addObject("status", status.value());
            page.setStatus(status);
            return page;
        }
        ProblemDetail body = ProblemDetail.forStatusAndDetail(status, detail);
        body.setTitle(ProblemWords.in(reader, status.getReasonPhrase()));
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(body);
    }

    private static String detail(HttpStatus status, HttpServletRequest request) {
        return switch (status) {
            case NOT_FOUND -> "There is nothing at this address.";
            case FORBIDDEN ->
                request.getAttribute(WebAttributes.ACCESS_DENIED_403) instanceof CsrfException
                        ? "The page was open for too long: load it again, and send it once more."
                        : "Your account's roles do not allow that.";
            case METHOD_NOT_ALLOWED -> "This address does not answer to that method.";
            case BAD_REQUEST ->
                request.getAttribute(DETAIL) instanceof String known
                        ? known
                        : "The request cannot be understood, or it was cut off before its end; nothing of it was kept.";
            default ->
                status.is5xxServerError()
                        ? "Something went wrong on the server; its log says what."
                        : status.getReasonPhrase();
        };
    }

    private static HttpStatus status(HttpServletRequest request) {
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        HttpStatus status = code instanceof Integer number ? HttpStatus.resolve(number) : null;
        return status == null ? HttpStatus.NOT_FOUND : status;
    }
}
