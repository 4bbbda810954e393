// Checks a draft while it is written, and says what may stand where the cursor is.
'use strict';
(function () {
  const editor = document.getElementById('editor');
  const text = document.getElementById('document');
  const findings = document.getElementById('findings');
  const help = document.getElementById('help');
  if (!editor || !text) {
    return;
  }
  const PAUSE = 600;
  let timer;
  let asked = 0;

  function token() {
    const cookie = document.cookie.split('; ').find((it) => it.startsWith('ATTAIN-CSRF='));
    return cookie ? decodeURIComponent(cookie.substring('ATTAIN-CSRF='.length)) : '';
  }

  function goTo(line) {
    const lines = text.value.split('\n');
    const start = lines.slice(0, line - 1).reduce((sum, it) => sum + it.length + 1, 0);
    text.focus();
    text.setSelectionRange(start, start + (lines[line - 1] || '').length);
    text.scrollTop = Math.max(0, (line - 5) * parseFloat(getComputedStyle(text).lineHeight));
  }

  function show(list) {
    findings.replaceChildren(...list.map((finding) => {
      const item = document.createElement('li');
      item.className = finding.severity.toLowerCase();
      const place = document.createElement('button');
      place.type = 'button';
      place.className = 'plain small';
      place.textContent = editor.dataset.line.replace('{0}', finding.line);
      place.addEventListener('click', () => goTo(finding.line));
      const reason = document.createElement('span');
      reason.textContent = ' ' + finding.reason + ' ';
      const suggestion = document.createElement('em');
      suggestion.textContent = finding.suggestion || '';
      item.append(place, reason, suggestion);
      return item;
    }));
    if (list.length === 0) {
      const item = document.createElement('li');
      item.className = 'note';
      item.textContent = editor.dataset.sound;
      findings.append(item);
    }
    findings.dataset.checked = String(asked);
  }

  async function check() {
    const number = ++asked;
    const answer = await fetch(editor.dataset.validate, {
      method: 'POST',
      headers: { 'Content-Type': 'application/yaml', 'X-ATTAIN-CSRF': token() },
      body: text.value,
    });
    if (answer.ok && number === asked) {
      show((await answer.json()).findings);
    }
  }

  // The path of keys above a line, by indentation, as YAML in block style has it.
  function path(line) {
    const lines = text.value.split('\n').slice(0, line);
    const keys = [];
    let indent = Infinity;
    for (let i = lines.length - 1; i >= 0; i--) {
      const match = /^(\s*(?:- )*)["']?([A-Za-z][\w-]*)["']?:/.exec(lines[i]);
      if (match && match[1].length < indent) {
        keys.unshift(match[2]);
        indent = match[1].length;
      }
    }
    return keys;
  }

  function resolve(schema, node, series) {
    let found = node;
    let root = schema;
    while (found && found.$ref) {
      const ref = found.$ref;
      root = ref.startsWith('series') ? series : root;
      const next = ref.substring(ref.indexOf('#') + 2).split('/').filter(Boolean).reduce((it, key) => it && it[key], root);
      found = { ...next, description: found.description || (next && next.description), title: found.title || (next && next.title) };
    }
    return found;
  }

  let schemas;

  async function explain() {
    schemas = schemas || Promise.all([editor.dataset.schema, editor.dataset.seriesSchema].map(async (it) => (await fetch(it)).json()));
    const [schema, series] = await schemas;
    const line = text.value.substring(0, text.selectionStart).split('\n').length;
    let node = schema;
    const keys = path(line);
    for (const key of keys) {
      node = resolve(schema, node, series);
      if (node && node.items) {
        node = resolve(schema, node.items, series);
      }
      const options = [node, ...((node && (node.oneOf || node.anyOf || node.allOf)) || []).map((it) => resolve(schema, it, series))];
      const next = options.map((it) => it && it.properties && it.properties[key]).find(Boolean);
      if (!next) {
        return;
      }
      node = next;
    }
    node = resolve(schema, node, series);
    if (!node) {
      return;
    }
    const parts = [];
    const name = document.createElement('p');
    const code = document.createElement('code');
    code.textContent = keys.join(' › ') || 'agreement';
    name.append(code);
    parts.push(name);
    const words = document.createElement('p');
    words.textContent = node.description || node.title || '';
    parts.push(words);
    const inner = node.items ? resolve(schema, node.items, series) : node;
    const allowed = node.enum || Object.keys((inner && inner.properties) || {});
    if (allowed.length > 0) {
      const list = document.createElement('p');
      list.textContent = allowed.join(' · ');
      parts.push(list);
    }
    help.replaceChildren(...parts);
  }

  text.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(check, PAUSE);
  });
  for (const event of ['click', 'keyup']) {
    text.addEventListener(event, () => { explain().catch(() => {}); });
  }
  findings.querySelectorAll('button').forEach((it) => it.addEventListener('click', () => goTo(Number(it.dataset.line))));
})();
