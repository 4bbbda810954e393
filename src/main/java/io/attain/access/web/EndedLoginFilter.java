package io.attain.access.web;

import io.attain.access.Account;
import io.attain.access.Accounts;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Ends a session whose account has been locked, or has got another password or other roles, since somebody logged in. */
class EndedLoginFilter extends OncePerRequestFilter {

    private static final String AT_LOGIN = EndedLoginFilter.class.getName() + ".account";

    private final Accounts accounts;

    EndedLoginFilter(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        Authentication login =
                session == null ? null : SecurityContextHolder.getContext().getAuthentication();
        if (session != null && login != null && !holds(session, login.getName())) {
            session.invalidate();
            SecurityContextHolder.setContext(SecurityContextHolder.createEmptyContext());
        }
        chain.doFilter(request, response);
    }

    private boolean holds(HttpSession session, String name) {
        Account account = accounts.find(name).filter(Account::enabled).orElse(null);
        if (account == null) {
            return false;
        }
        Object atLogin = session.getAttribute(AT_LOGIN);
        if (atLogin == null) {
            // The first request after the login, which has just compared the password.
            session.setAttribute(AT_LOGIN, state(account));
            return true;
        }
        return state(account).equals(atLogin);
    }

    private static String state(Account account) {
        return account.passwordHash() + " " + account.roles().stream().sorted().toList() + " " + account.oneTime();
    }
}
