/** One test for each path of the processes of negotiation. */
@NullMarked
package io.attain.negotiation.workflow;

import org.jspecify.annotations.NullMarked;
