/** The pages that belong to no other module: login, start, layout, and what is said at the end of the start. */
@NullMarked
package io.attain.portal;

import org.jspecify.annotations.NullMarked;
