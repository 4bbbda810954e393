/** How running periods look, and early warnings to those who owe what is measured. */
@NullMarked
package io.attain.warning;

import org.jspecify.annotations.NullMarked;
