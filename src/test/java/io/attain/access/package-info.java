/** Tests of accounts and login. */
@NullMarked
package io.attain.access;

import org.jspecify.annotations.NullMarked;
