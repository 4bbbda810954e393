package io.attain.audit;

import io.attain.workflow.EngineSession;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Finds out where what happens in the running thread comes from. */
@Component
public class Origins implements SmartInitializingSingleton {

    private static final int LONGEST_ADDRESS = 64;
    private static final int LONGEST_PATH = 200;

    private final ObjectProvider<EngineSession> sessions;
    private @Nullable EngineSession session;

    Origins(ObjectProvider<EngineSession> sessions) {
        this.sessions = sessions;
    }

    /** While the engine is built, which writes too, nobody works with it. */
    @Override
    public void afterSingletonsInstantiated() {
        session = sessions.getIfAvailable();
    }

    /**
     * Where what happens comes from.
     *
     * @return never {@literal null}
     */
    public Origin current() {
        HttpServletRequest request = request();
        return new Origin(
                account(),
                request == null ? null : shortened(request.getRemoteAddr(), LONGEST_ADDRESS),
                request == null ? null : shortened(request.getMethod() + " " + request.getRequestURI(), LONGEST_PATH));
    }

    private @Nullable String account() {
        Authentication login = SecurityContextHolder.getContext().getAuthentication();
        if (login != null && login.isAuthenticated() && !(login instanceof AnonymousAuthenticationToken)) {
            return login.getName();
        }
        EngineSession engine = session;
        String person = engine == null ? EngineSession.ENGINE : engine.person();
        return person.equals(EngineSession.ENGINE) ? null : person;
    }

    private static @Nullable HttpServletRequest request() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? attributes.getRequest()
                : null;
    }

    private static String shortened(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }
}
