package io.attain.access;

/** Says who may stand in for whom, by what only agreements know. */
public interface StandInRule {

    /**
     * Tells whether somebody may do another's tasks in an agreement.
     *
     * @param reference the agreement's reference, never {@literal null}
     * @param absent who is away, never {@literal null}
     * @param deputy who would stand in, never {@literal null}
     */
    boolean permits(String reference, String absent, String deputy);
}
