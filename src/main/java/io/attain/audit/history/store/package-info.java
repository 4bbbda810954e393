/** Where the engine's history is searched. */
@NullMarked
package io.attain.audit.history.store;

import org.jspecify.annotations.NullMarked;
