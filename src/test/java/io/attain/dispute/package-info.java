/** Disputes and claimed exclusions, from outside. */
@NullMarked
package io.attain.dispute;

import org.jspecify.annotations.NullMarked;
