/** Tests of the process that sends notices. */
@NullMarked
package io.attain.notification.workflow;

import org.jspecify.annotations.NullMarked;
