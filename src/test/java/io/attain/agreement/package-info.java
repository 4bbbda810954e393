/** Tests of the register. */
@NullMarked
package io.attain.agreement;

import org.jspecify.annotations.NullMarked;
