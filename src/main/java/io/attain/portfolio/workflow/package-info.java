/** What the portfolio hears of the tasks of all processes. */
@NullMarked
package io.attain.portfolio.workflow;

import org.jspecify.annotations.NullMarked;
