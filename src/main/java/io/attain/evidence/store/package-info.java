/** Where files are kept. */
@NullMarked
package io.attain.evidence.store;

import org.jspecify.annotations.NullMarked;
