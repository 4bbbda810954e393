/** Benchmarks, run by the Maven profile of that name; {@code docs/performance.md} says how, and what came out. */
@NullMarked
package io.attain.benchmark;

import org.jspecify.annotations.NullMarked;
