/** Tests of how long history is kept. */
@NullMarked
package io.attain.audit.history;

import org.jspecify.annotations.NullMarked;
