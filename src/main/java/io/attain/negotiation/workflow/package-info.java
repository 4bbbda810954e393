/** The processes AgreementLifecycle, AgreementDrafting and AgreementSignOff. */
@NullMarked
package io.attain.negotiation.workflow;

import org.jspecify.annotations.NullMarked;
