/** What can be wrong with a request, and the answer to it. Any module may use it. */
@NullMarked
package io.attain.problem;

import org.jspecify.annotations.NullMarked;
