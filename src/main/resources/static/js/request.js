// Shows the objectives of what a request begins with, so that their levels can be wished for.
(() => {
  const template = document.querySelector("#request select[name=template]");
  const levels = document.getElementById("wished-levels");
  const show = async () => {
    const from = template.value;
    const answer = await fetch(levels.dataset.from + "?template=" + encodeURIComponent(from));
    const shown = answer.ok ? await answer.text() : "";
    if (from === template.value) {
      levels.innerHTML = shown;
    }
  };
  template.addEventListener("change", show);
  show();
})();
