/** Problems, and the words for them. */
@NullMarked
package io.attain.problem;

import org.jspecify.annotations.NullMarked;
