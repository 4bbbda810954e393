package io.attain.dispute.web;

import org.jspecify.annotations.Nullable;

/**
 * Why something claimed is withdrawn.
 *
 * @param reason {@literal null} for no reason
 */
record ClaimEnding(@Nullable String reason) {

    String words() {
        return reason == null ? "" : reason.strip();
    }
}
