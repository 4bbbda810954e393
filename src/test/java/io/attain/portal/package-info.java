/** Tests of the pages and of the whole flow. */
@NullMarked
package io.attain.portal;

import org.jspecify.annotations.NullMarked;
