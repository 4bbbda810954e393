package io.attain.measurement;

import java.util.BitSet;
import java.util.Collection;

/** Where an upload's measurements go: the blocks of one series, while nobody else adds to them. */
public interface MeasurementLog {

    /**
     * Hands on the blocks that may hold measurements of some time, those of this upload included.
     *
     * @param firstAt the earliest usual time, in microseconds since the epoch
     * @param lastAt the latest
     * @param sink takes them
     */
    void known(long firstAt, long lastAt, KnownBlocks sink);

    /**
     * Hands on some blocks.
     *
     * @param numbers under which they are kept
     * @param sink takes them
     */
    void ids(Collection<Long> numbers, KnownBlocks sink);

    /** Takes blocks that are kept already. */
    @FunctionalInterface
    interface KnownBlocks {

        /**
         * Takes a block.
         *
         * @param number under which it is kept
         * @param block the block; its content is empty
         * @param superseded the places of measurements that do not count any more
         */
        void accept(long number, MeasurementBlock block, BitSet superseded);
    }

    /**
     * Loads a block with its content.
     *
     * @param number under which it is kept
     */
    MeasurementBlock load(long number);

    /**
     * Keeps a block.
     *
     * @return the number under which it is kept
     */
    long append(MeasurementBlock block);

    /**
     * Records that a measurement does not count any more.
     *
     * @param number of its block
     * @param place its place there
     */
    void supersede(long number, int place);
}
