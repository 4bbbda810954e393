/** Reviews of agreements in force, and what comes of them: changes, renewal, notice and the end. */
@NullMarked
package io.attain.review;

import org.jspecify.annotations.NullMarked;
