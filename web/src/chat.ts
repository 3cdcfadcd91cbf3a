import './palette.css';
import './chat/chat.css';
import './chat/transcript.css';
import './chat/box.css';
import type { ChatSettings } from '../../src/domain/wire/wire.ts';
import { askBefore } from './chat/ask-before.ts';
import { createChat } from './chat/create-chat.ts';
import { type Host, meetHost } from './chat/meet-host.ts';
import { type Memory, memoryAt } from './chat/memory.ts';
import { createMenu } from './chat/menu.ts';
import { paintAccent } from './chat/paint-accent.ts';
import { element } from './chat/screen.ts';
import type { ChatMessage } from './chat/state/chat-state.ts';
import { drawAvatar } from './draw-avatar.ts';
import { settings } from './settings.ts';

const desk = settings<ChatSettings>();
let shown = true;
let heard: { readonly said: readonly ChatMessage[]; readonly waits: boolean } = { said: [], waits: false };
let seen = 0;

const [, returnKey] = /^#return=(.+)$/.exec(location.hash) ?? [];
// A key stands in no address bar, and a reload is about the conversation that it led to.
if (returnKey) history.replaceState(undefined, '', location.pathname + location.search);
else paintAccent(location.hash);
drawAvatar(desk);

let host: Host | undefined;
let memory: Memory | undefined;
const chat = createChat({
  settings: desk,
  returnKey,
  memory: { read: () => memory?.read(), write: (key) => memory?.write(key) },
  site: {
    visitor: () => host?.visitor(),
    visit: () => host?.visit(),
    isShown: () => shown,
    identified: (answer) => host?.identified(answer),
  },
  onHeard: (said, waits) => {
    heard = { said, waits };
    report();
  },
});
createMenu(() => {
  memory?.write(undefined);
  location.reload();
});

host = await meetHost();
memory = memoryAt(host);
element('again').addEventListener('click', () => void chat.open());

if (host) {
  element('close').hidden = false;
  element('close').addEventListener('click', host.close);
  window.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !event.defaultPrevented && !event.isComposing) host.close();
  });
  host.onShown((now) => {
    shown = now;
    report();
    if (now) focusBox();
  });
  host.onVisit((isAnother) => chat.visited(isAnother));
  host.onAsked((text) => chat.say({ type: 'message', text }));
  // Loaded ahead, when somebody came near the button: the conversation begins once it is opened.
  await host.opened;
}
const told = await askBefore(returnKey === undefined && memory.read() === undefined && host?.visitor() === undefined);
if (told) chat.told(told);
focusBox();
await chat.open();

/** Tells the launcher what was said while the chat was closed, and whether more is to be expected. */
function report() {
  const { said, waits } = heard;
  if (shown) seen = Math.max(seen, ...said.map(({ place }) => place));
  host?.waits(waits ? seen : undefined);
  const unseen = said.filter(({ place }) => place > seen);
  // What an agent says counts for more than that one came.
  const last = unseen.findLast(({ by }) => by === 'agent') ?? unseen.at(-1);
  if (last) host?.unread({ count: unseen.length, name: last.name ?? desk.deskName, text: glimpse(last.text) });
}

/** The first words of a message, without the signs of its Markdown. */
function glimpse(text: string): string {
  return text.replace(/[*_`>#]/g, '').slice(0, 140);
}

/** Not on a touch screen, where the keyboard would cover the conversation. */
function focusBox() {
  if (!matchMedia('(pointer: coarse)').matches) element('box').focus();
}
