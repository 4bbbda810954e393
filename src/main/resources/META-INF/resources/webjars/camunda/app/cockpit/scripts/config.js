// In place of the web application's own file of this name: a plugin point, which is loaded with the application.
import '../../../../js/one-login.js';

export default {
  app: { name: 'Cockpit', vendor: 'Attain' }
};
