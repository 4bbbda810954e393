/** The record of the past, which nobody changes. */
@NullMarked
package io.attain.audit;

import org.jspecify.annotations.NullMarked;
