package io.attain.problem.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.attain.problem.EngineWords;
import io.attain.problem.Problem;
import io.attain.problem.ProblemWords;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Turns exceptions into problems for machines, and into a page for browsers, in the reader's language. */
@RestControllerAdvice
@Order(0)
class ProblemAdvice extends ResponseEntityExceptionHandler {

    /** The fields of a place that people read. */
    private static final Set<String> WORDS = Set.of("reason", "suggestion");

    @ExceptionHandler
    @Nullable
    Object handle(Problem problem, HttpServletRequest request, Locale reader) {
        HttpStatus status = status(problem.kind());
        String detail = ProblemWords.in(reader, problem.detail());
        if (Browsers.wantsPage(request)) {
            ModelAndView page = new ModelAndView("error", "detail", detail);
            page.addObject("status", status.value());
            page.setStatus(status);
            return page;
        }
        ProblemDetail body = titled(ProblemDetail.forStatusAndDetail(status, detail), reader);
        if (!problem.places().isEmpty()) {
            body.setProperty(
                    "errors",
                    problem.places().stream().map(it -> said(it, reader)).toList());
        }
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(body);
    }

    /** Says what is wrong at one place; what machines go by stays. */
    private static Map<String, Object> said(Map<String, Object> place, Locale reader) {
        Map<String, Object> said = new LinkedHashMap<>(place);
        said.replaceAll((name, value) -> value instanceof String text && WORDS.contains(name)
                ? EngineWords.finding(reader, ProblemWords.in(reader, text))
                : value);
        return said;
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException exception, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        Throwable cause = exception.getCause();
        for (Throwable deeper = cause; deeper != null; deeper = deeper.getCause()) {
            if (deeper instanceof MaxUploadSizeExceededException tooLarge) {
                return handleMaxUploadSizeExceededException(tooLarge, headers, HttpStatus.PAYLOAD_TOO_LARGE, request);
            }
        }
        String detail = cause instanceof JsonProcessingException json
                ? JsonInWords.of(json)
                : "A body is missing: this takes a JSON object, with the fields that /api/ui shows.";
        return handleExceptionInternal(
                exception, ProblemDetail.forStatusAndDetail(status, detail), headers, status, request);
    }

    /** Parameters that are read together. */
    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException exception, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String detail = exception.getFieldErrors().stream()
                .filter(it -> it.contains(TypeMismatchException.class))
                .map(it -> MistypedValue.inWords(it.getField(), it.unwrap(TypeMismatchException.class)))
                .map(it -> ProblemWords.in(LocaleContextHolder.getLocale(), it))
                .collect(Collectors.joining(" "));
        return handleExceptionInternal(
                exception,
                detail.isEmpty() ? exception.getBody() : ProblemDetail.forStatusAndDetail(status, detail),
                headers,
                status,
                request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException exception, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String name = exception.getPropertyName() == null ? "A value" : exception.getPropertyName();
        return handleExceptionInternal(
                exception,
                ProblemDetail.forStatusAndDetail(status, MistypedValue.inWords(name, exception)),
                headers,
                status,
                request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMaxUploadSizeExceededException(
            MaxUploadSizeExceededException exception, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return handleExceptionInternal(
                exception,
                ProblemDetail.forStatusAndDetail(
                        status, "The file is larger than the server accepts in one piece; send it in parts."),
                headers,
                status,
                request);
    }

    /** A form with files that is none, such as one with a control character in a file's name. */
    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> handle(MultipartException exception, WebRequest request) {
        HttpStatus status = HttpStatus.BAD_REQUEST;
        return handleExceptionInternal(
                exception,
                ProblemDetail.forStatusAndDetail(status, "The form with its files cannot be read."),
                new HttpHeaders(),
                status,
                request);
    }

    /** The framework fails at a body whose type is no type. */
    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> handle(IllegalArgumentException exception, WebRequest request) {
        String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        if (type == null || type.indexOf('*') < 0) {
            throw exception;
        }
        HttpStatus status = HttpStatus.UNSUPPORTED_MEDIA_TYPE;
        return handleExceptionInternal(
                exception,
                ProblemDetail.forStatusAndDetail(
                        status, "A body has one type, such as application/json, not " + type + "."),
                new HttpHeaders(),
                status,
                request);
    }

    /** What the framework refuses: a browser goes on to the error page, a machine gets the problem. */
    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception exception,
            @Nullable Object body,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        if (request instanceof ServletWebRequest web && Browsers.wantsPage(web.getRequest())) {
            HttpServletResponse response = web.getResponse();
            if (response != null && !response.isCommitted()) {
                if (body instanceof ProblemDetail problem && problem.getDetail() != null) {
                    request.setAttribute(
                            ProblemErrorController.DETAIL, problem.getDetail(), RequestAttributes.SCOPE_REQUEST);
                }
                sendToErrorPage(response, status);
                return null;
            }
        }
        return super.handleExceptionInternal(exception, body, headers, status, request);
    }

    /** The last step of all of the above: says the problem in its reader's language. */
    @Override
    protected ResponseEntity<Object> createResponseEntity(
            @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (body instanceof ProblemDetail problem) {
            Locale reader = LocaleContextHolder.getLocale();
            if (problem.getDetail() != null) {
                problem.setDetail(ProblemWords.in(reader, problem.getDetail()));
            }
            return super.createResponseEntity(titled(problem, reader), headers, status, request);
        }
        return super.createResponseEntity(body, headers, status, request);
    }

    private static ProblemDetail titled(ProblemDetail problem, Locale reader) {
        if (problem.getTitle() != null) {
            problem.setTitle(ProblemWords.in(reader, problem.getTitle()));
        }
        return problem;
    }

    private static void sendToErrorPage(HttpServletResponse response, HttpStatusCode status) {
        try {
            response.sendError(status.value());
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static HttpStatus status(Problem.Kind kind) {
        return switch (kind) {
            case UNREADABLE -> HttpStatus.BAD_REQUEST;
            case REFUSED -> HttpStatus.UNPROCESSABLE_ENTITY;
            case UNKNOWN -> HttpStatus.NOT_FOUND;
            case CONFLICT -> HttpStatus.CONFLICT;
            case FORBIDDEN -> HttpStatus.FORBIDDEN;
            case UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
        };
    }
}
