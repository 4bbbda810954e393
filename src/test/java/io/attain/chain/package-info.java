@NullMarked
package io.attain.chain;

import org.jspecify.annotations.NullMarked;
