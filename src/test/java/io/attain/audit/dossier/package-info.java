/** Tests of what a dossier says. */
@NullMarked
package io.attain.audit.dossier;

import org.jspecify.annotations.NullMarked;
