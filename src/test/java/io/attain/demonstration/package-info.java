/** Tests of the demonstration's year. */
@NullMarked
package io.attain.demonstration;

import org.jspecify.annotations.NullMarked;
