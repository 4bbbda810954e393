/** The processes of disputes and claims. */
@NullMarked
package io.attain.dispute.workflow;

import org.jspecify.annotations.NullMarked;
