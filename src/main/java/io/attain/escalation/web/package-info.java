/** Escalations over REST, and the managers' board. */
@NullMarked
package io.attain.escalation.web;

import org.jspecify.annotations.NullMarked;
