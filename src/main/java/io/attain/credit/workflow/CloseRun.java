package io.attain.credit.workflow;

/** The names that code and model of the process share. */
final class CloseRun {

    static final String KEY = "CloseRun";

    /** The chunks of agreements that are due, each as its first and last reference with a blank between. */
    static final String CHUNKS = "chunks";
    /** One of them. */
    static final String CHUNK = "chunk";
    /** Whether there are any, as a boolean that lasts no longer than its transaction. */
    static final String ANYTHING_DUE = "anythingDue";
    /** The references of agreements whose close failed even alone. */
    static final String FAILED = "failed";
    /** One of them. */
    static final String REFERENCE = "reference";
    /** Whether there are any, as a boolean that lasts no longer than its transaction. */
    static final String ANYTHING_FAILED = "anythingFailed";

    static final String MESSAGE_FACTS_CHANGED = "FactsChanged";

    static final String START_CYCLE = "Start_Cycle";
    static final String TASK_FIND_DUE = "Task_FindDue";
    static final String TASK_CLOSE_CHUNK = "Task_CloseChunk";
    static final String TASK_CLOSE_FAILED = "Task_CloseFailed";
    static final String END_NOTHING_DUE = "End_NothingDue";
    static final String END_CLOSED = "End_Closed";
    static final String END_MADE_GOOD = "End_MadeGood";

    private CloseRun() {}
}
