/** Attain, a workflow-driven engine for the life of service level agreements. */
@NullMarked
package io.attain;

import org.jspecify.annotations.NullMarked;
