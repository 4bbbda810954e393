/** What happens after a breach: its severity, the ladder of those who must act, explanation, plan and verification. */
@NullMarked
package io.attain.escalation;

import org.jspecify.annotations.NullMarked;
