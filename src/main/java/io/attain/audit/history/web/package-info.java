/** The pages and resources of process history. */
@NullMarked
package io.attain.audit.history.web;

import org.jspecify.annotations.NullMarked;
