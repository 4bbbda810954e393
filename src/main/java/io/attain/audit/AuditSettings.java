package io.attain.audit;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code attain.audit.*}.
 *
 * @param keyFile the file with the key that checkpoints are signed with; empty for no checkpoints
 * @param sealEvery how often the heads of chains are sealed
 */
@ConfigurationProperties("attain.audit")
record AuditSettings(@DefaultValue("") String keyFile, @DefaultValue("PT1M") Duration sealEvery) {}
