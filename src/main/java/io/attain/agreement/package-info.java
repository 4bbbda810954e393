/** The register of agreements: their versions, the people in force, what became of them, and their terms in words. */
@NullMarked
package io.attain.agreement;

import org.jspecify.annotations.NullMarked;
