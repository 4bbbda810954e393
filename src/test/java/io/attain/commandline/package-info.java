/** Tests of the command line. */
@NullMarked
package io.attain.commandline;

import org.jspecify.annotations.NullMarked;
