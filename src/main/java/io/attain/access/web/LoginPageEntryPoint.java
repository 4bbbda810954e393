package io.attain.access.web;

import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;

/** Sends a browser to the login page by a relative address, so that it works behind any host name and proxy. */
class LoginPageEntryPoint extends LoginUrlAuthenticationEntryPoint {

    LoginPageEntryPoint() {
        super("/login");
        setFavorRelativeUris(true);
    }
}
