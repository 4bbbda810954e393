/** The process BreachEscalation. */
@NullMarked
package io.attain.escalation.workflow;

import org.jspecify.annotations.NullMarked;
