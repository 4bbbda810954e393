/** The process PeriodClose. */
@NullMarked
package io.attain.credit.workflow;

import org.jspecify.annotations.NullMarked;
