// Draws each diagram of the page and marks the way that the instance went.
'use strict';
(function () {
  const SCALES = [0.25, 0.5, 0.75, 1, 1.5, 2];
  const NATURAL = SCALES.indexOf(1);

  // Puts the diagram in a box that scrolls and has the focus of the keyboard, with buttons that zoom.
  function offerZoom(container, resize) {
    const box = document.createElement('div');
    box.className = 'diagram-box';
    box.tabIndex = 0;
    box.setAttribute('role', 'region');
    box.setAttribute('aria-label', container.getAttribute('aria-label'));
    const buttons = document.createElement('div');
    buttons.className = 'row start zoom';
    let at = NATURAL;
    const state = document.createElement('output');
    const zoom = (to) => {
      at = Math.min(SCALES.length - 1, Math.max(0, to));
      state.textContent = SCALES[at] * 100 + ' %';
      resize(SCALES[at]);
    };
    for (const [sign, label, to] of [
      ['−', container.dataset.smaller, () => at - 1],
      ['+', container.dataset.larger, () => at + 1],
      ['1:1', container.dataset.natural, () => NATURAL],
    ]) {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'plain small';
      button.textContent = sign;
      button.title = label;
      button.setAttribute('aria-label', label);
      button.addEventListener('click', () => zoom(to()));
      buttons.append(button);
    }
    state.textContent = '100 %';
    buttons.append(state);
    container.before(buttons, box);
    box.append(container);
  }

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
    // In its natural size, in a box that scrolls; smaller or larger by the buttons before it.
    const box = canvas.viewbox().inner;
    const margin = 20;
    const resize = (scale) => {
      const width = box.width + 2 * margin;
      const height = box.height + 2 * margin;
      container.style.width = width * scale + 'px';
      container.style.height = height * scale + 'px';
      canvas.resized();
      canvas.viewbox({ x: box.x - margin, y: box.y - margin, width, height });
    };
    offerZoom(container, resize);
    resize(1);
    container.dataset.drawn = 'true';
  }

  document.querySelectorAll('.diagram').forEach((container) => {
    draw(container).catch((problem) => {
      container.textContent = problem.message;
      container.dataset.drawn = 'failed';
    });
  });
})();
