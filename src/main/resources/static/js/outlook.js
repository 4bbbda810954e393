// Shows how the running periods look, which is worked out when it is asked for.
(() => {
  const outlook = document.getElementById("outlook-of-period");
  fetch(outlook.dataset.from)
    .then(async answer => {
      if (answer.ok) {
        outlook.innerHTML = await answer.text();
      }
    })
    .catch(() => {});
})();
