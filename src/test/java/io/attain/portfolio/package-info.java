@NullMarked
package io.attain.portfolio;

import org.jspecify.annotations.NullMarked;
