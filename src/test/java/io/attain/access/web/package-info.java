/** The filter chains' answers. */
@NullMarked
package io.attain.access.web;

import org.jspecify.annotations.NullMarked;
