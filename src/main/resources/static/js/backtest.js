// Draws what the customer would have received in each period, and on top of it what caps would have cut.
(() => {
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(name).trim();

  document.querySelectorAll(".charts [data-credits]").forEach((figure) => {
    const canvas = figure.querySelector("canvas");
    if (Chart.getChart(canvas)) {
      return;
    }
    const texts = figure.closest(".charts").dataset;
    const credits = JSON.parse(figure.dataset.credits);
    const bar = (label, data, background) =>
      ({ type: "bar", label, data: data.map(Number), backgroundColor: background, maxBarThickness: 48 });
    new Chart(canvas, {
      data: {
        labels: credits.labels,
        datasets: [
          bar(texts.received, credits.received, colour("--accent")),
          bar(texts.cut, credits.cut, colour("--line")),
        ],
      },
      options: {
        animation: false,
        responsive: true,
        maintainAspectRatio: false,
        scales: { x: { stacked: true }, y: { stacked: true, beginAtZero: true, title: { display: true, text: credits.currency } } },
        plugins: { legend: { display: credits.cut.some((amount) => Number(amount) !== 0) } },
      },
    });
  });
})();
