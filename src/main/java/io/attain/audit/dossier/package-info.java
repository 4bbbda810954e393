/** Everything that is recorded of one agreement, or of one dispute, in order and with hashes. */
@ApplicationModule
@NullMarked
package io.attain.audit.dossier;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
