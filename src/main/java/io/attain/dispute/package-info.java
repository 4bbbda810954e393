/** Disputes about statements, and claims of exclusions. */
@NullMarked
package io.attain.dispute;

import org.jspecify.annotations.NullMarked;
