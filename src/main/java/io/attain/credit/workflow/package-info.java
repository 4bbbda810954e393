/** The processes PeriodClose and CloseRun. */
@NullMarked
package io.attain.credit.workflow;

import org.jspecify.annotations.NullMarked;
