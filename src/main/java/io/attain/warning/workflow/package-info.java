/** The processes that watch running periods and bring warnings to people. */
@NullMarked
package io.attain.warning.workflow;

import org.jspecify.annotations.NullMarked;
