/** Tests of the application as a whole. */
@NullMarked
package io.attain;

import org.jspecify.annotations.NullMarked;
