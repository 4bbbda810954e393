/** Files that people hand in: taken for what they contain, kept once, and only ever handed out to be saved. */
@NullMarked
package io.attain.evidence;

import org.jspecify.annotations.NullMarked;
