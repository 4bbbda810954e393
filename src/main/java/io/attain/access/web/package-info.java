/** The login page, the filter chains and access tokens. */
@NullMarked
package io.attain.access.web;

import org.jspecify.annotations.NullMarked;
