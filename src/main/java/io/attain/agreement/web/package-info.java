/** The register over HTTP. */
@NullMarked
package io.attain.agreement.web;

import org.jspecify.annotations.NullMarked;
