package io.attain.access.web;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;

/** A way to log in on the pages beside the form. */
interface PageLogin {

    /** Adds it to the filter chain of the pages. */
    void add(HttpSecurity http) throws Exception;

    /** The origin that a form of ours may lead to, for logging out there too. */
    String origin();
}
