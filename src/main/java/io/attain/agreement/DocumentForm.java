package io.attain.agreement;

import io.attain.problem.Problem;
import io.attain.terms.Wording;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MimeTypeUtils;
import org.springframework.web.HttpMediaTypeNotAcceptableException;

/** In which form a document is answered, the usual one first. */
public enum DocumentForm {
    /** As it was sent. */
    SOURCE("text/plain;charset=UTF-8"),
    /** As a page. */
    HTML("text/html;charset=UTF-8"),
    /** On paper. */
    PDF("application/pdf");

    private final String type;

    DocumentForm(String type) {
        this.type = type;
    }

    /** Returns what the answer is called. */
    public MediaType type() {
        return MediaType.parseMediaType(type);
    }

    /**
     * Begins an answer in this form.
     *
     * @param locale the language of what is answered, never {@literal null}
     * @param name what its file is called, without its ending, never {@literal null}
     * @return never {@literal null}
     */
    public ResponseEntity.BodyBuilder answer(Locale locale, String name) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok().contentType(type());
        if (this != SOURCE) {
            answer.header(HttpHeaders.CONTENT_LANGUAGE, locale.toLanguageTag());
        }
        if (this == PDF) {
            answer.header(
                    HttpHeaders.CONTENT_DISPOSITION,
                    ContentDisposition.inline().filename(name + ".pdf").build().toString());
        }
        return answer;
    }

    /**
     * Finds a form by the name that the parameter {@code format} gives.
     *
     * @param name such as {@code pdf}, never {@literal null}
     * @param taken the forms that there are of the document, two at least
     * @return one of them, never {@literal null}
     * @throws Problem if none of them has that name
     */
    public static DocumentForm of(String name, DocumentForm... taken) {
        return Arrays.stream(taken)
                .filter(it -> it.parameter().equals(name))
                .findFirst()
                .orElseThrow(() -> Problem.unreadable("format is one of "
                        + Arrays.stream(taken).map(DocumentForm::parameter).collect(Collectors.joining(", "))
                        + ", not “" + name + "”."));
    }

    private String parameter() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Finds the form that a request likes best.
     *
     * @param accept the values of its header {@code Accept}, empty for anything, never {@literal null}
     * @return never {@literal null}
     * @throws HttpMediaTypeNotAcceptableException if it likes none of them
     */
    public static DocumentForm accepted(List<String> accept) throws HttpMediaTypeNotAcceptableException {
        if (accept.isEmpty()) {
            return SOURCE;
        }
        List<MediaType> liked;
        try {
            liked = MediaType.parseMediaTypes(accept);
        } catch (InvalidMediaTypeException unreadable) {
            throw new HttpMediaTypeNotAcceptableException(
                    "Could not parse 'Accept' header: " + unreadable.getMessage());
        }
        MimeTypeUtils.sortBySpecificity(liked);
        return liked.stream()
                .filter(it -> it.getQualityValue() > 0)
                .sorted((one, other) -> Double.compare(other.getQualityValue(), one.getQualityValue()))
                .flatMap(it -> Arrays.stream(values()).filter(form -> it.includes(form.type())))
                .findFirst()
                .orElseThrow(() -> new HttpMediaTypeNotAcceptableException(
                        Arrays.stream(values()).map(DocumentForm::type).toList()));
    }

    /**
     * Tells the language of a contract, a statement or a review.
     *
     * @param wanted its tag, {@literal null} where the request does not say
     * @param read the languages that the reader knows, the best first, never {@literal null}
     * @return never {@literal null}
     * @throws Problem if there is no such language
     */
    public static Locale language(@Nullable String wanted, List<Locale> read) {
        if (wanted != null) {
            return Wording.LANGUAGES.stream()
                    .filter(it -> it.toLanguageTag().equalsIgnoreCase(wanted))
                    .findFirst()
                    .orElseThrow(() -> Problem.unreadable(
                            "There is no document in the language '" + wanted + "'; there are en and zh-TW."));
        }
        Optional<Locale> known = read.stream()
                .filter(it -> Wording.nearest(it).getLanguage().equals(it.getLanguage()))
                .findFirst();
        return known.map(Wording::nearest).orElse(Locale.ENGLISH);
    }
}
