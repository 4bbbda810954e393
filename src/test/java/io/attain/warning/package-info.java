/** Tests of early warnings. */
@NullMarked
package io.attain.warning;

import org.jspecify.annotations.NullMarked;
