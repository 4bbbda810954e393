package io.attain.notification.web;

import io.attain.notification.Preference;
import io.attain.notification.Preferences;
import io.attain.terms.Wording;
import io.attain.workflow.ReaderLanguage;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.LocaleResolver;

/**
 * Has pages, problems and tasks speak the language that their reader has chosen. Until somebody has, it is the first of
 * {@code Accept-Language} in which something is written here, and English where there is none.
 */
@Component(DispatcherServlet.LOCALE_RESOLVER_BEAN_NAME)
@Order(Ordered.HIGHEST_PRECEDENCE)
class ReadersLanguage extends OncePerRequestFilter implements LocaleResolver, ReaderLanguage {

    private static final Logger LOG = LoggerFactory.getLogger(ReadersLanguage.class);

    private static final String FOUND = ReadersLanguage.class.getName() + ".";

    private final Preferences preferences;

    ReadersLanguage(Preferences preferences) {
        this.preferences = preferences;
    }

    /** Makes it known to what stands before the pages, such as the filters that refuse a request. */
    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        request.setAttribute(DispatcherServlet.LOCALE_RESOLVER_ATTRIBUTE, this);
        chain.doFilter(request, response);
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        Authentication login = SecurityContextHolder.getContext().getAuthentication();
        if (login == null || login instanceof AnonymousAuthenticationToken) {
            return accepted(request);
        }
        String found = FOUND + login.getName();
        if (request.getAttribute(found) instanceof Locale before) {
            return before;
        }
        Locale chosen = chosen(login.getName());
        Locale language = chosen == null ? accepted(request) : chosen;
        request.setAttribute(found, language);
        return language;
    }

    @Override
    public void setLocale(
            HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale language) {
        throw new UnsupportedOperationException("A language is chosen on the page /me/notifications.");
    }

    @Override
    public Locale of(String account) {
        Locale chosen = chosen(account);
        if (chosen != null) {
            return chosen;
        }
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes web
                ? accepted(web.getRequest())
                : Locale.ENGLISH;
    }

    private @Nullable Locale chosen(String account) {
        try {
            Preference chosen = preferences.of(List.of(account)).get(account);
            return chosen == null ? null : chosen.language();
        } catch (DataAccessException gone) {
            // The page that says so has to be written all the same.
            LOG.warn("The language of {} cannot be read: {}", account, gone.getMessage());
            return null;
        }
    }

    /** English keeps its country, by which days are written. */
    private static Locale accepted(HttpServletRequest request) {
        if (request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null) {
            return Locale.ENGLISH;
        }
        for (Locale read : Collections.list(request.getLocales())) {
            if (read.getLanguage().equals(Locale.ENGLISH.getLanguage())) {
                return read;
            }
            Locale nearest = Wording.nearest(read);
            if (nearest.getLanguage().equals(read.getLanguage())) {
                return nearest;
            }
        }
        return Locale.ENGLISH;
    }
}
