/** What tests and benchmarks of closes share. */
@NullMarked
package io.attain.credit;

import org.jspecify.annotations.NullMarked;
