/** Tests of process history and of how long it is kept. */
@NullMarked
package io.attain.audit.history.workflow;

import org.jspecify.annotations.NullMarked;
