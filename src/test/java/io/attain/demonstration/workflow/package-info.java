/** Tests of how the demonstration lives. */
@NullMarked
package io.attain.demonstration.workflow;

import org.jspecify.annotations.NullMarked;
