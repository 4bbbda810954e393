/** Accounts, application roles and the one login for pages, REST and the engine's own web applications. */
@NullMarked
package io.attain.access;

import org.jspecify.annotations.NullMarked;
