package io.attain.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody who fills in forms on the pages: with a session, cookies and the forms' tokens, as a browser would. */
public final class Visitor {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private final String base;

    /** Somebody who has not logged in yet. */
    public Visitor(int port) {
        this.base = "http://localhost:" + port;
    }

    /** Logs in and gives the page that comes next. */
    public HttpResponse<String> logIn(String name, String password) {
        return submit("/login", "/login", "username", name, "password", password);
    }

    /** Logs in with a one-time password and sets another, with which one logs in from then on. */
    public void setOwnPassword(String name, String oneTime, String own) {
        logIn(name, oneTime);
        submit("/me/password", "/me/password", "current", oneTime, "password", own, "repeated", own);
    }

    /** Loads a page. */
    public HttpResponse<String> get(String path) {
        return send(request(path).GET().build());
    }

    /** Asks for data, as a page's script does. */
    HttpResponse<String> fetch(String path) {
        return send(HttpRequest.newBuilder(URI.create(base + path))
                .header("Accept", "application/json")
                .GET()
                .build());
    }

    /** Loads a page in a language. */
    public HttpResponse<String> get(String path, String language) {
        return send(request(path).header("Accept-Language", language).GET().build());
    }

    /** Loads the page with the form, then sends the form with the given fields and that page's token. */
    public HttpResponse<String> submit(String page, String action, String... fields) {
        Matcher token = TOKEN.matcher(get(page).body());
        return token.find() ? post(action, with(fields, "_csrf", token.group(1))) : post(action, fields);
    }

    /** Sends a form's fields with the token of the page that it stands on, on whatever server. */
    HttpResponse<String> answer(HttpResponse<String> page, String action, String... fields) {
        Matcher token =
                Pattern.compile("name=\"_csrf\"[^>]* value=\"([^\"]+)\"").matcher(page.body());
        return post(action, token.find() ? with(fields, "_csrf", token.group(1)) : fields);
    }

    /** Sends a form's fields without any token. */
    public HttpResponse<String> post(String action, String... fields) {
        StringBuilder body = new StringBuilder();
        for (int at = 0; at < fields.length; at += 2) {
            body.append(at == 0 ? "" : "&")
                    .append(fields[at])
                    .append('=')
                    .append(URLEncoder.encode(fields[at + 1], StandardCharsets.UTF_8));
        }
        return send(request(action)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body.toString()))
                .build());
    }

    /** Loads the page with the form, then sends a file with that page's token; the name is as in the part's header. */
    public HttpResponse<String> upload(String page, String action, String name, String content) {
        Matcher token = TOKEN.matcher(get(page).body());
        String part = "\r\n--part\r\nContent-Disposition: form-data; name=\"";
        String body = (token.find() ? part + "_csrf\"\r\n\r\n" + token.group(1) : "") + part + "file\"; " + name
                + "\r\nContent-Type: text/plain\r\n\r\n" + content + "\r\n--part--\r\n";
        return send(request(action)
                .header("Content-Type", "multipart/form-data; boundary=part")
                .POST(BodyPublishers.ofString(body.substring(2)))
                .build());
    }

    private static String[] with(String[] fields, String... more) {
        String[] all = java.util.Arrays.copyOf(fields, fields.length + more.length);
        System.arraycopy(more, 0, all, fields.length, more.length);
        return all;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(path.startsWith("http") ? path : base + path))
                .header("Accept", "text/html");
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interruption);
        }
    }
}
