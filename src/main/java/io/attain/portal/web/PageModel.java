package io.attain.portal.web;

import io.attain.access.Absences;
import io.attain.access.Login;
import io.attain.access.Role;
import io.attain.workflow.DemonstrationClock;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What the layout of every page shows: who is logged in and which parts of the application that person sees. */
@ControllerAdvice(annotations = Controller.class)
class PageModel {

    private final ObjectProvider<DemonstrationClock> clock;
    private final Absences absences;
    private final Clock now;

    PageModel(ObjectProvider<DemonstrationClock> clock, Absences absences, Clock now) {
        this.clock = clock;
        this.absences = absences;
        this.now = now;
    }

    @ModelAttribute("login")
    @Nullable
    String login(HttpServletRequest request) {
        return request.getRemoteUser();
    }

    /** For whom the reader stands in now. */
    @ModelAttribute("standsInFor")
    String standsInFor(HttpServletRequest request) {
        String login = request.getRemoteUser();
        return login == null
                ? ""
                : absences.standsInFor(login, now.instant()).stream().sorted().collect(Collectors.joining(", "));
    }

    @ModelAttribute("seesEngine")
    boolean seesEngine(HttpServletRequest request) {
        return Stream.of(Role.MANAGER, Role.AUDITOR, Role.ADMINISTRATOR)
                .anyMatch(role -> request.isUserInRole(role.name()));
    }

    @ModelAttribute("administrates")
    boolean administrates(HttpServletRequest request) {
        return request.isUserInRole(Role.ADMINISTRATOR.name());
    }

    @ModelAttribute("manages")
    boolean manages(HttpServletRequest request) {
        return request.getUserPrincipal() != null && Login.current().manages();
    }

    /** Takes dossiers along. */
    @ModelAttribute("audits")
    boolean audits(HttpServletRequest request) {
        return request.isUserInRole(Role.AUDITOR.name()) || request.isUserInRole(Role.MANAGER.name());
    }

    /** Reads process history and the record. */
    @ModelAttribute("inspects")
    boolean inspects(HttpServletRequest request) {
        return request.isUserInRole(Role.AUDITOR.name());
    }

    @ModelAttribute("begins")
    boolean begins(HttpServletRequest request) {
        return request.getUserPrincipal() != null && Login.current().begins();
    }

    @ModelAttribute("movesClock")
    boolean movesClock(HttpServletRequest request) {
        boolean may = request.isUserInRole(Role.ADMINISTRATOR.name()) || request.isUserInRole(Role.MANAGER.name());
        return may && clock.getIfAvailable() != null;
    }
}
