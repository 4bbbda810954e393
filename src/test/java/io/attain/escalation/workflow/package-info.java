/** Tests of the process BreachEscalation and its table of severities. */
@NullMarked
package io.attain.escalation.workflow;

import org.jspecify.annotations.NullMarked;
