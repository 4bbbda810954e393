// Who has not said in which time zone they live is offered the browser's; it can be changed before the form is sent.
document.querySelectorAll('input[data-guess="zone"]').forEach((field) => {
  if (!field.value) {
    field.value = Intl.DateTimeFormat().resolvedOptions().timeZone ?? '';
  }
});
