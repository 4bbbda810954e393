/** The process that sends notices, and what tasks tell people. */
@NullMarked
package io.attain.notification.workflow;

import org.jspecify.annotations.NullMarked;
