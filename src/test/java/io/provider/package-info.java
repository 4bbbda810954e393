/** A provider of OpenID Connect, the other side of single sign-on. It is no part of the application, whose scan does not reach it. */
@NullMarked
package io.provider;

import org.jspecify.annotations.NullMarked;
