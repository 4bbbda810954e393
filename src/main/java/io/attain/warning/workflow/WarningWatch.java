package io.attain.warning.workflow;

/** The names that code and model of the process {@code WarningWatch} share. */
final class WarningWatch {

    static final String KEY = "WarningWatch";

    /** The chunks of agreements that are watched, each as its first and last reference with a blank between. */
    static final String CHUNKS = "chunks";
    /** One of them. */
    static final String CHUNK = "chunk";
    /** Whether there are any, as a boolean that lasts no longer than its transaction. */
    static final String ANYTHING_WATCHED = "anythingWatched";

    static final String START_CYCLE = "Start_Cycle";
    static final String END_LOOKED = "End_Looked";
    static final String END_NOTHING_WATCHED = "End_NothingWatched";

    private WarningWatch() {}
}
