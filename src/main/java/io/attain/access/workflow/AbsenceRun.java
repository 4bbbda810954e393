package io.attain.access.workflow;

/** The names that code and model of the process share. */
final class AbsenceRun {

    static final String KEY = "Absence";
    static final String MESSAGE_ENDED = "AbsenceEnded";

    /** The absence's number. */
    static final String NUMBER = "absence";
    /** Who is away. */
    static final String ACCOUNT = "account";
    /** Who stands in. */
    static final String DEPUTY = "deputy";
    /** When it begins. */
    static final String FROM = "from";
    /** When it is over. */
    static final String UNTIL = "until";

    private AbsenceRun() {}
}
