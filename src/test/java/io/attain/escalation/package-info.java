/** Tests of escalations. */
@NullMarked
package io.attain.escalation;

import org.jspecify.annotations.NullMarked;
