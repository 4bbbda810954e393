// The engine's web applications have a login form of their own, which knows none of our accounts' sessions. Whenever one of
// them turns to it, after a logout or when a session has ended, the browser goes to the one login page instead.
function goToLogin() {
  if (/^#!?\/login/.test(window.location.hash)) {
    window.location.replace(new URL('../login?logout', import.meta.url));
  }
}

window.addEventListener('hashchange', goToLogin);
goToLogin();
