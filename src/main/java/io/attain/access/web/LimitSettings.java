package io.attain.access.web;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much may be asked for. The defaults are far above what people and pipelines do; 0 switches a limit off.
 *
 * @param requestsPerMinute of one account; so many may also come at once
 * @param failedLoginsPerAddress wrong passwords that are taken from one address within a quarter of an hour
 * @param body the largest body of a request that is no upload of a file or of measurements
 * @param checkpoints the largest file of checkpoints that the record is compared with
 */
@ConfigurationProperties("attain.limits")
record LimitSettings(
        @DefaultValue("6000") int requestsPerMinute,
        @DefaultValue("100") int failedLoginsPerAddress,
        @DefaultValue("10MB") DataSize body,
        @DefaultValue("1GB") DataSize checkpoints) {

    static final Duration MINUTE = Duration.ofMinutes(1);
    static final Duration FAILURES_WINDOW = Duration.ofMinutes(15);
}
