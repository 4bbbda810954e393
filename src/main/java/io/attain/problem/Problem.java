package io.attain.problem;

import java.util.List;
import java.util.Map;

/** A request that cannot be carried out, with a message for the person who made it. */
public final class Problem extends RuntimeException {

    /** What kind of problem it is. */
    public enum Kind {
        /** The request cannot be read. */
        UNREADABLE,
        /** The request can be read, but what it says is not allowed. */
        REFUSED,
        /** There is nothing of that name. */
        UNKNOWN,
        /** The state of things does not allow it now. */
        CONFLICT,
        /** The person has no part in it. */
        FORBIDDEN,
        /** Something that it needs is not there now. */
        UNAVAILABLE
    }

    private final Kind kind;
    private final String detail;
    private final transient List<Map<String, Object>> places;

    private Problem(Kind kind, String detail, List<Map<String, Object>> places) {
        super(detail);
        this.kind = kind;
        this.detail = detail;
        this.places = List.copyOf(places);
    }

    /**
     * The request cannot be read.
     *
     * @param detail what was expected, as a sentence, never {@literal null}
     * @return the exception to throw
     */
    public static Problem unreadable(String detail) {
        return new Problem(Kind.UNREADABLE, detail, List.of());
    }

    /**
     * The request says something that is not allowed.
     *
     * @param detail what and why, as a sentence, never {@literal null}
     * @return the exception to throw
     */
    public static Problem refused(String detail) {
        return new Problem(Kind.REFUSED, detail, List.of());
    }

    /**
     * The request says several things that are not allowed.
     *
     * @param detail what and why, as a sentence, never {@literal null}
     * @param places each place with what is wrong there, never {@literal null}
     * @return the exception to throw
     */
    public static Problem refused(String detail, List<Map<String, Object>> places) {
        return new Problem(Kind.REFUSED, detail, places);
    }

    /**
     * There is nothing of that name.
     *
     * @param detail what was looked for, as a sentence, never {@literal null}
     * @return the exception to throw
     */
    public static Problem unknown(String detail) {
        return new Problem(Kind.UNKNOWN, detail, List.of());
    }

    /**
     * The state of things does not allow it now.
     *
     * @param detail the state and what it would have to be, as a sentence, never {@literal null}
     * @return the exception to throw
     */
    public static Problem conflict(String detail) {
        return new Problem(Kind.CONFLICT, detail, List.of());
    }

    /**
     * The person has no part in it.
     *
     * @param detail who would have, as a sentence, never {@literal null}
     * @return the exception to throw
     */
    public static Problem forbidden(String detail) {
        return new Problem(Kind.FORBIDDEN, detail, List.of());
    }

    /**
     * Something that the request needs is not there now, such as the database or room on a disk.
     *
     * @param detail what, and what to do, as a sentence, never {@literal null}
     * @param cause what went wrong, never {@literal null}
     * @return the exception to throw
     */
    public static Problem unavailable(String detail, Throwable cause) {
        Problem problem = new Problem(Kind.UNAVAILABLE, detail, List.of());
        problem.initCause(cause);
        return problem;
    }

    /**
     * What kind of problem it is.
     *
     * @return never {@literal null}
     */
    public Kind kind() {
        return kind;
    }

    /**
     * What is wrong, for the person who made the request.
     *
     * @return a sentence, never {@literal null}
     */
    public String detail() {
        return detail;
    }

    /**
     * Each place with what is wrong there.
     *
     * @return often empty, never {@literal null}
     */
    public List<Map<String, Object>> places() {
        return places;
    }
}
