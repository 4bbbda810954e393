/** Tests of what people and other systems are told. */
@NullMarked
package io.attain.notification;

import org.jspecify.annotations.NullMarked;
