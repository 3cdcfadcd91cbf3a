/** The launcher's elements, built without HTML text and inline styles, to comply with a site's strict policy. */
export function drawLauncher(label: string, chat: string, failed: string) {
  const host = document.createElement('fixpath-chat');
  const root = host.attachShadow({ mode: 'open' });

  const button = document.createElement('button');
  button.className = 'launcher';
  button.dataset.fixpath = 'launcher';
  button.setAttribute('aria-label', label);
  button.setAttribute('aria-expanded', 'false');
  button.append(
    icon(
      'talk',
      'M4 6.5A2.5 2.5 0 0 1 6.5 4h11A2.5 2.5 0 0 1 20 6.5v7a2.5 2.5 0 0 1-2.5 2.5H12l-4.5 4v-4h-1A2.5 2.5 0 0 1 4 13.5zM8.5 10h.01M12 10h.01M15.5 10h.01',
    ),
    icon('fold', 'M6 9.5l6 6 6-6'),
  );

  const panel = document.createElement('div');
  panel.className = 'panel';
  panel.inert = true;
  panel.setAttribute('role', 'dialog');
  panel.setAttribute('aria-label', label);

  const note = document.createElement('a');
  note.className = 'note';
  note.hidden = true;
  note.href = chat;
  note.target = '_blank';
  note.rel = 'noopener';
  note.textContent = failed;
  panel.append(note);

  root.append(panel, button);
  return { host, root, button, panel, note };
}

function icon(name: string, path: string): SVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  svg.classList.add(name);
  const line = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  line.setAttribute('d', path);
  svg.append(line);
  return svg;
}
