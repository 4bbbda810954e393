/** One test for each path of the process of a period's close. */
@NullMarked
package io.attain.credit.workflow;

import org.jspecify.annotations.NullMarked;
