/** From draft to signature: lifecycle, drafting and sign-off. */
@NullMarked
package io.attain.negotiation;

import org.jspecify.annotations.NullMarked;
