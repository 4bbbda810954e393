package io.attain;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A machine that talks to the running application.
 *
 * @param port the application's port
 * @param authorization the header that logs it in, or {@literal null}
 */
public record Http(int port, @Nullable String authorization) {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    /** A machine that has not logged in. */
    public static Http at(int port) {
        return new Http(port, null);
    }

    /** The same machine with HTTP basic authentication and the password of the demonstration. */
    public Http as(String name) {
        return as(name, "demo");
    }

    /** The same machine with HTTP basic authentication. */
    public Http as(String name, String password) {
        byte[] credentials = (name + ":" + password).getBytes(StandardCharsets.UTF_8);
        return new Http(port, "Basic " + Base64.getEncoder().encodeToString(credentials));
    }

    /** The same machine with an access token. */
    public Http withToken(String token) {
        return new Http(port, "Bearer " + token);
    }

    /** Gets a resource. */
    public HttpResponse<String> get(String path, String... headers) {
        return send("GET", path, BodyPublishers.noBody(), headers);
    }

    /** Gets a resource that is no text. */
    public HttpResponse<byte[]> getBytes(String path) {
        return send("GET", path, BodyPublishers.noBody(), BodyHandlers.ofByteArray());
    }

    /** Sends a body, with {@code application/json} as its type unless the headers say otherwise. */
    public HttpResponse<String> post(String path, String body, String... headers) {
        return send("POST", path, body, headers);
    }

    /** Posts a body as JSON whose length is not told before. */
    public HttpResponse<String> postInChunks(String path, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return send(
                "POST",
                path,
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes)),
                "Content-Type",
                "application/json");
    }

    /** Puts a body. */
    public HttpResponse<String> put(String path, String body, String... headers) {
        return send("PUT", path, body, headers);
    }

    /** Sends a file as the part {@code file} of a form. */
    public HttpResponse<String> upload(String path, String name, byte[] content) {
        String boundary = "----part-of-a-form";
        BodyPublisher body = BodyPublishers.concat(
                BodyPublishers.ofString(
                        "--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                                + "\"\r\nContent-Type: text/html\r\n\r\n"),
                BodyPublishers.ofByteArray(content),
                BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"));
        return send("POST", path, body, "Content-Type", "multipart/form-data; boundary=" + boundary);
    }

    private HttpResponse<String> send(String method, String path, String body, String... headers) {
        if (String.join(" ", headers).contains("Content-Type")) {
            return send(method, path, BodyPublishers.ofString(body), headers);
        }
        String[] typed = Arrays.copyOf(headers, headers.length + 2);
        typed[headers.length] = "Content-Type";
        typed[headers.length + 1] = "application/json";
        return send(method, path, BodyPublishers.ofString(body), typed);
    }

    private HttpResponse<String> send(String method, String path, BodyPublisher body, String... headers) {
        return send(method, path, body, BodyHandlers.ofString(), headers);
    }

    private <T> HttpResponse<T> send(
            String method, String path, BodyPublisher body, BodyHandler<T> reader, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .method(method, body);
        if (headers.length > 0) {
            request.headers(headers);
        }
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        try {
            return CLIENT.send(request.build(), reader);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interruption);
        }
    }
}
