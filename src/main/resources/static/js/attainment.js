// Draws a bar for each period's figure, coloured by its verdict, and the target as a line.
(() => {
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(name).trim();
  const colours = { MET: colour("--good"), BREACHED: colour("--bad"), UNDETERMINED: colour("--soft") };

  document.querySelectorAll(".charts [data-chart]").forEach((figure) => {
    const canvas = figure.querySelector("canvas");
    if (Chart.getChart(canvas)) {
      return;
    }
    const texts = figure.closest(".charts").dataset;
    const words = { MET: texts.met, BREACHED: texts.breached, UNDETERMINED: texts.undetermined };
    const chart = JSON.parse(figure.dataset.chart);
    const figures = chart.figures.map((value) => (value === null ? null : Number(value)));
    const target = Number(chart.target);
    const known = figures.filter((value) => value !== null).concat(target);
    const least = Math.min(...known);
    const span = Math.max(...known) - least;
    new Chart(canvas, {
      data: {
        labels: chart.labels,
        datasets: [
          { type: "line", label: texts.target, data: figures.map(() => target), borderColor: colour("--ink"),
            borderDash: [6, 4], borderWidth: 1.5, pointRadius: 0, order: 0 },
          { type: "bar", data: figures, backgroundColor: chart.outcomes.map((outcome) => colours[outcome]), order: 1,
            maxBarThickness: 48 },
        ],
      },
      options: {
        animation: false,
        responsive: true,
        maintainAspectRatio: false,
        // Percents near each other tell nothing from zero on.
        scales: { y: { min: chart.unit === "%" && least > 50 ? Math.max(0, Math.floor(least - span / 4)) : 0,
                       title: { display: chart.unit !== "", text: chart.unit } } },
        plugins: {
          legend: { display: false },
          tooltip: { callbacks: {
            afterLabel: (item) => item.datasetIndex === 0 ? "" :
              [words[chart.outcomes[item.dataIndex]]].concat(
                chart.credits[item.dataIndex] ? [`${texts.credit}: ${chart.credits[item.dataIndex]}`] : []),
          } },
        },
      },
    });
  });
})();
