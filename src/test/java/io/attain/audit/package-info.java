/** Tests of the record. */
@NullMarked
package io.attain.audit;

import org.jspecify.annotations.NullMarked;
