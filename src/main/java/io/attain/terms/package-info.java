/** The agreement's terms as records: their document form, hash and difference. Knows neither Spring nor Camunda. */
@NullMarked
package io.attain.terms;

import org.jspecify.annotations.NullMarked;
