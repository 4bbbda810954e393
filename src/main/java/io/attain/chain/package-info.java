/** Agreements that rest on each other: how they stand, where breaches come from, and the money of the one in the middle. */
@NullMarked
package io.attain.chain;

import org.jspecify.annotations.NullMarked;
