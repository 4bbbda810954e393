/** Tests of the processes of early warnings. */
@NullMarked
package io.attain.warning.workflow;

import org.jspecify.annotations.NullMarked;
