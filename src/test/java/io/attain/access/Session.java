package io.attain.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A browser's session that a script of a page sends requests in; it follows no redirects, so that one sees where they lead. */
final class Session {

    private static final String BOUNDARY = "----part-of-a-form";

    private final CookieManager cookies = new CookieManager();
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final String base;

    /** A session that nobody has logged in to. */
    Session(int port) {
        this.base = "http://localhost:" + port;
    }

    /** Logs in with a password of the demonstration. */
    Session logIn(String name) {
        send("GET", "/login", null, "", it -> it);
        send("POST", "/login", "application/x-www-form-urlencoded", "username=" + name + "&password=demo", it -> it);
        return this;
    }

    HttpResponse<String> get(String path) {
        return send("GET", path, null, "", it -> it.header("Accept", "text/html"));
    }

    /** Sends a request as a page, or a page's script, would: with the token against forged requests. */
    HttpResponse<String> send(
            String method, String path, @Nullable String type, String body, UnaryOperator<HttpRequest.Builder> more) {
        String content = body;
        String contentType = type;
        if ("multipart".equals(type)) {
            String[] part = body.split("=", 2);
            content = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + part[0]
                    + "\"; filename=\"x.yaml\"\r\nContent-Type: text/plain\r\n\r\n" + part[1] + "\r\n--" + BOUNDARY
                    + "--\r\n";
            contentType = "multipart/form-data; boundary=" + BOUNDARY;
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .method(method, content.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(content));
        if (contentType != null) {
            request.header("Content-Type", contentType);
        }
        cookie("ATTAIN-CSRF").ifPresent(token -> request.header("X-ATTAIN-CSRF", token));
        try {
            return client.send(more.apply(request).build(), BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interruption);
        }
    }

    /** Returns the value of a cookie. */
    java.util.Optional<String> cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(it -> it.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst();
    }
}
