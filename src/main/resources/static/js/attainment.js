// Draws a bar for each period's figure, coloured by its verdict, what it had to reach as a line of steps, and the tiers of the credit.
(() => {
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(name).trim();
  const colours = { MET: colour("--good"), BREACHED: colour("--bad"), UNDETERMINED: colour("--soft") };

  // A tier's line says at its end what it costs.
  const tierLabels = {
    id: "tierLabels",
    afterDatasetsDraw: (drawn) => {
      const { ctx, chartArea } = drawn;
      ctx.save();
      ctx.font = "11px system-ui, sans-serif";
      ctx.fillStyle = colour("--ink");
      ctx.textAlign = "left";
      ctx.textBaseline = "middle";
      drawn.data.datasets.forEach((dataset, index) => {
        const points = drawn.getDatasetMeta(index).data;
        const y = dataset.isTier && points.length ? points[points.length - 1].y : NaN;
        if (y >= chartArea.top - 1 && y <= chartArea.bottom + 1) {
          ctx.fillText(dataset.label, chartArea.right + 4, y);
        }
      });
      ctx.restore();
    },
  };

  document.querySelectorAll(".charts [data-chart]").forEach((figure) => {
    const canvas = figure.querySelector("canvas");
    if (Chart.getChart(canvas)) {
      return;
    }
    const texts = figure.closest(".charts").dataset;
    const words = { MET: texts.met, BREACHED: texts.breached, UNDETERMINED: texts.undetermined };
    const chart = JSON.parse(figure.dataset.chart);
    const figures = chart.figures.map((value) => (value === null ? null : Number(value)));
    const targets = chart.targets.map(Number);
    const tiers = chart.tiers.map((tier) => ({ bound: Number(tier.bound), label: tier.label }));
    const known = figures.filter((value) => value !== null).concat(targets);
    const least = Math.min(...known);
    const span = Math.max(...known) - least;
    // Percents near each other tell nothing from zero on.
    const bottom = chart.unit === "%" && least > 50 ? Math.max(0, Math.floor(least - span / 4)) : 0;
    const missed = figures.map((value, index) =>
      (chart.outcomes[index] === "BREACHED" && (value === null || value <= bottom) ? bottom : null));
    new Chart(canvas, {
      data: {
        labels: chart.labels,
        datasets: [
          { type: "line", label: texts.target, data: targets, borderColor: colour("--ink"),
            borderDash: [6, 4], borderWidth: 1.5, pointRadius: 0, stepped: "middle", order: 0 },
          { type: "bar", data: figures, backgroundColor: chart.outcomes.map((outcome) => colours[outcome]), order: 2,
            maxBarThickness: 48 },
          { type: "line", label: texts.missed, data: missed, showLine: false, pointStyle: "crossRot", pointRadius: 6,
            pointHoverRadius: 8, pointBorderWidth: 3, pointBorderColor: colour("--bad"), clip: false, order: 0 },
          ...tiers.map((tier) => ({ type: "line", label: tier.label, data: figures.map(() => tier.bound), isTier: true,
            borderColor: colour("--ink"), borderWidth: 1, borderDash: [2, 3], pointRadius: 0, order: 1 })),
        ],
      },
      plugins: [tierLabels],
      options: {
        animation: false,
        responsive: true,
        maintainAspectRatio: false,
        layout: { padding: { right: tiers.reduce((most, tier) => Math.max(most, tier.label.length * 6 + 6), 0) } },
        scales: { y: { min: bottom, title: { display: chart.unit !== "", text: chart.unit } } },
        plugins: {
          legend: { display: false },
          tooltip: { callbacks: {
            afterLabel: (item) => item.dataset.type !== "bar" ? "" :
              [words[chart.outcomes[item.dataIndex]]].concat(
                chart.credits[item.dataIndex] ? [`${texts.credit}: ${chart.credits[item.dataIndex]}`] : []),
          } },
        },
      },
    });
  });
})();
