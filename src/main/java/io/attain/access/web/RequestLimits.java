package io.attain.access.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * How much one account, or one address, may ask for: token buckets in memory, so every server counts for itself. Only failed logins count
 * against an address, since many people share one.
 */
@Component
@EnableConfigurationProperties(LimitSettings.class)
class RequestLimits {

    private static final int MOST_KEPT = 100_000;
    private static final int IPV6_NETWORK_BYTES = 8;

    private final LimitSettings settings;
    private final Cache<String, Bucket> accounts;
    private final Cache<String, Bucket> addresses;

    RequestLimits(LimitSettings settings) {
        this.settings = settings;
        this.accounts = cache(LimitSettings.MINUTE);
        this.addresses = cache(LimitSettings.FAILURES_WINDOW);
    }

    /** A bucket that nobody has drawn from for so long is full again. */
    private static Cache<String, Bucket> cache(Duration full) {
        return Caffeine.newBuilder()
                .maximumSize(MOST_KEPT)
                .expireAfterAccess(full)
                .build();
    }

    /** Counts a request of an account, and says for how many seconds it has to wait, 0 if it need not. */
    long secondsToWait(String account) {
        int most = settings.requestsPerMinute();
        return most == 0
                ? 0
                : accounts.get(account, it -> new Bucket(most, LimitSettings.MINUTE))
                        .draw();
    }

    /** Counts a login that failed. */
    void loginFailed(String address) {
        int most = settings.failedLoginsPerAddress();
        if (most > 0) {
            long unused = addresses
                    .get(network(address), it -> new Bucket(most, LimitSettings.FAILURES_WINDOW))
                    .draw();
        }
    }

    /** Says for how many seconds nobody can log in from an address, 0 if somebody can. */
    long secondsUntilLogin(String address) {
        Bucket bucket = addresses.getIfPresent(network(address));
        return bucket == null ? 0 : bucket.seconds();
    }

    /** One household or machine has a whole /64 of IPv6 addresses. */
    static String network(String address) {
        if (!address.contains(":")) {
            return address;
        }
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            return HexFormat.of().formatHex(Arrays.copyOf(bytes, IPV6_NETWORK_BYTES));
        } catch (UnknownHostException noAddress) {
            return address;
        }
    }

    /** Holds so many tokens, and is filled evenly within a time. */
    static final class Bucket {

        private final int most;
        private final double perNano;
        private double tokens;
        private long filledAt = System.nanoTime();

        Bucket(int most, Duration full) {
            this.most = most;
            this.perNano = (double) most / full.toNanos();
            this.tokens = most;
        }

        /** Takes a token if there is one, and says for how many seconds to wait otherwise. */
        synchronized long draw() {
            long wait = seconds();
            if (wait == 0) {
                tokens -= 1;
            }
            return wait;
        }

        /** Says in how many seconds there is a token, 0 if there is one. */
        synchronized long seconds() {
            long now = System.nanoTime();
            tokens = Math.min(most, tokens + (now - filledAt) * perNano);
            filledAt = now;
            return tokens >= 1 ? 0 : (long) Math.ceil((1 - tokens) / perNano / 1e9);
        }
    }
}
