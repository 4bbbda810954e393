/** What the engine's history says of one instance. */
@NullMarked
package io.attain.audit.history.workflow;

import org.jspecify.annotations.NullMarked;
