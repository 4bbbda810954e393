/** The engine's view of the accounts: identity, groups and authorizations. */
@NullMarked
package io.attain.access.workflow;

import org.jspecify.annotations.NullMarked;
