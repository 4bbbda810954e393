/** Pages on which notices are looked after. */
@NullMarked
package io.attain.notification.web;

import org.jspecify.annotations.NullMarked;
