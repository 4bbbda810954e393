/**
 * What a killed JVM leaves behind: a slim application works through uploads and closes, is killed at seeded moments, and its
 * books are audited at the end. {@code docs/soak.md} says what came out.
 */
@NullMarked
package io.attain.crash;

import org.jspecify.annotations.NullMarked;
