package io.attain.notification;

import io.attain.notification.Webhooks.Delivery;
import io.attain.problem.Problem;
import io.cloudevents.jackson.JsonFormat;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Posts events to other systems, claimed and retried like mails. A system that does not take one is left alone for the rest
 * of the run, so it holds up the others once only. An event may come twice, with the same id.
 */
@Component
public class WebhookDelivering {

    /** The header with the time and the signature. */
    public static final String HEADER = "Attain-Signature";

    private static final int TOGETHER = 20;
    private static final int CLAIMS = 50;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration A_MINUTE = Duration.ofMinutes(1);
    private static final int HUNDRED = 100;
    private static final int FINE = 2;

    private final Webhooks webhooks;
    private final PublicAddresses addresses;
    private final Signing signing;
    private final Clock clock;
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(Redirect.NEVER)
            .build();

    WebhookDelivering(Webhooks webhooks, PublicAddresses addresses, Signing signing, Clock clock) {
        this.webhooks = webhooks;
        this.addresses = addresses;
        this.signing = signing;
        this.clock = clock;
    }

    /** Posts what is due. */
    public void deliverDue() {
        Set<Long> away = new HashSet<>();
        for (int count = 0; count < CLAIMS; count++) {
            List<Delivery> claimed = webhooks.claim(TOGETHER);
            if (claimed.isEmpty()) {
                return;
            }
            for (Delivery it : claimed) {
                if (away.contains(it.webhook())) {
                    webhooks.release(List.of(it.number()), clock.instant().plus(A_MINUTE));
                } else if (!deliver(it)) {
                    away.add(it.webhook());
                }
            }
        }
    }

    private boolean deliver(Delivery delivery) {
        String failure;
        try {
            failure = post(delivery);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            failure = "The application ended.";
        }
        if (failure == null) {
            webhooks.delivered(delivery.number());
            return true;
        }
        Instant first = Objects.requireNonNull(delivery.firstAttempt());
        webhooks.failed(
                delivery.number(),
                PlainText.of(failure),
                Retries.next(delivery.attempts(), first, clock.instant()).orElse(null));
        return false;
    }

    /** Why it was not taken, {@literal null} if it was. */
    private @Nullable String post(Delivery delivery) throws InterruptedException {
        CompletableFuture<?> answer = null;
        try {
            Webhook webhook = webhooks.find(delivery.webhook()).orElseThrow(() -> Problem.unknown("It was removed."));
            addresses.check(webhook.url());
            HttpRequest request = HttpRequest.newBuilder(webhook.url())
                    .timeout(PATIENCE)
                    .header("Content-Type", JsonFormat.CONTENT_TYPE + "; charset=UTF-8")
                    .header(HEADER, signing.header(webhook.salt(), clock.instant(), delivery.body()))
                    .POST(BodyPublishers.ofString(delivery.body()))
                    .build();
            var sent = client.sendAsync(request, BodyHandlers.discarding());
            answer = sent;
            int status = sent.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).statusCode();
            return status / HUNDRED == FINE ? null : "It answered " + status + ".";
        } catch (Problem refused) {
            return refused.detail();
        } catch (TimeoutException slow) {
            // It may go on sending its answer forever.
            Objects.requireNonNull(answer).cancel(true);
            return "It did not answer within " + PATIENCE.toSeconds() + " seconds.";
        } catch (ExecutionException failure) {
            Throwable cause = failure.getCause() instanceof IOException io ? io : failure;
            return cause.getClass().getSimpleName() + " " + cause.getMessage();
        }
    }
}
