package io.attain.access;

/** Gives claimed tasks back to those who could claim them. */
public interface TaskReturns {

    /**
     * Gives a task back.
     *
     * @param task the engine's id, never {@literal null}
     * @param account who has claimed it, never {@literal null}
     * @return {@literal false} if that account has not, or if nobody else could claim it then
     */
    boolean giveBack(String task, String account);
}
