/** What the record takes from the engine. */
@NullMarked
package io.attain.audit.workflow;

import org.jspecify.annotations.NullMarked;
