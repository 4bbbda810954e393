/** Tests of the pages on which notices are looked after, and of the language of all pages. */
@NullMarked
package io.attain.notification.web;

import org.jspecify.annotations.NullMarked;
