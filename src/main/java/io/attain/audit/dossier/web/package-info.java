/** The resources of dossiers. */
@NullMarked
package io.attain.audit.dossier.web;

import org.jspecify.annotations.NullMarked;
