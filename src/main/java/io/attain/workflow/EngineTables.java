package io.attain.workflow;

/** The engine's own tables. */
public interface EngineTables {

    /** Adds what they lack, once the engine has made them, which may be before Flyway runs or after. What is there stays. */
    void complete();
}
