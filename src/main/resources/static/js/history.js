// Draws each diagram of the page and marks the way that the instance went.
'use strict';
(function () {
  async function draw(container) {
    const flows = [...container.querySelectorAll('.flow')].map((it) => it.dataset.element);
    const steps = [...container.querySelectorAll('.step')].map((it) => [it.dataset.element, it.dataset.state]);
    const passages = [...container.querySelectorAll('.passage')].map((it) => ({ ...it.dataset, took: it.textContent }));
    const answer = await fetch(container.dataset.diagram, { headers: { Accept: 'application/xml' } });
    if (!answer.ok) {
      throw new Error('The diagram cannot be loaded: ' + answer.status);
    }
    const viewer = new window.BpmnJS({ container });
    await viewer.importXML(await answer.text());
    const canvas = viewer.get('canvas');
    const registry = viewer.get('elementRegistry');
    // An element that was reached several times shows the state that matters most.
    const rank = { canceled: 0, walked: 1, open: 2 };
    const states = new Map();
    for (const [element, state] of steps) {
      if (!states.has(element) || rank[state] > rank[states.get(element)]) {
        states.set(element, state);
      }
    }
    // How often an element was reached, and how long that took altogether, stands at its lower edge.
    const overlays = viewer.get('overlays');
    for (const passage of passages) {
      const element = registry.get(passage.element);
      const often = Number(passage.count) > 1 ? passage.count + '×' : '';
      const words = [often, passage.took].filter(Boolean).join(' · ');
      if (element && words) {
        const label = document.createElement('span');
        label.className = 'passed';
        label.textContent = words;
        // A small diagram is not to make it unreadable.
        overlays.add(element, { position: { bottom: 4, left: 4 }, scale: { min: 0.8 }, html: label });
      }
    }
    flows.forEach((flow) => states.set(flow, 'walked'));
    states.forEach((state, element) => {
      if (registry.get(element)) {
        canvas.addMarker(element, state);
      }
    });
    const box = canvas.viewbox().inner;
    canvas.viewbox({ x: box.x - 20, y: box.y - 20, width: box.width + 40, height: box.height + 40 });
    container.dataset.drawn = 'true';
  }

  document.querySelectorAll('.diagram').forEach((container) => {
    draw(container).catch((problem) => {
      container.textContent = problem.message;
      container.dataset.drawn = 'failed';
    });
  });
})();
