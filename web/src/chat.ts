import './palette.css';
import './chat/chat.css';
import './chat/transcript.css';
import './chat/send-box.css';
import type { ChatSettings } from '../../src/domain/wire/wire.ts';
import { meetHost } from './chat/meet-host.ts';
import { memoryAt } from './chat/memory.ts';
import { createMenu } from './chat/menu.ts';
import { paintAccent } from './chat/paint-accent.ts';
import { requestToken } from './chat/request-token.ts';
import { createScreen, element } from './chat/screen.ts';
import { createSession } from './chat/session.ts';
import { loadWebChat } from './chat/web-chat.ts';
import { drawAvatar } from './draw-avatar.ts';
import { settings } from './settings.ts';

const desk = settings<ChatSettings>();
const screen = createScreen(desk.words);
let shown = true;
let session: ReturnType<typeof createSession> | undefined;

paintAccent(location.hash);
drawAvatar(desk);

// The bundle and the token are fetched at the same time; neither needs the other.
let bundle: ReturnType<typeof loadWebChat> | undefined = loadWebChat();
const host = await meetHost();
const memory = memoryAt(host);

createMenu(() => {
  memory.write(undefined);
  location.reload();
});
element('again').addEventListener('click', () => void open());

if (host) {
  element('close').hidden = false;
  element('close').addEventListener('click', host.close);
  window.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !event.defaultPrevented && !event.isComposing) host.close();
  });
  host.onShown((now) => {
    shown = now;
    if (now) focusSendBox();
  });
}

await open();

/** Opens the chat; called again by "Try again". */
async function open(): Promise<void> {
  screen.waiting();
  const token = requestToken(memory.read());
  bundle ??= loadWebChat();
  try {
    session ??= createSession({
      webChat: await bundle,
      element: element('web-chat'),
      memory,
      settings: desk,
      onConnection: screen.show,
      onHeard,
    });
  } catch {
    bundle = undefined;
    return screen.show({ type: 'failed' });
  }
  await session.open(token);
}

function onHeard(kind: string | undefined, author: string | undefined) {
  // What the desk says about its agents is not from them.
  screen.showSpeaker(kind, author === desk.deskName ? undefined : author);
  if (!element('skeleton').hidden) {
    screen.filled();
    focusSendBox();
  }
  if (!shown) host?.unread();
}

/** Not on a touch screen, where the keyboard would cover the conversation. */
function focusSendBox() {
  if (matchMedia('(pointer: coarse)').matches) return;
  document.querySelector<HTMLElement>('#web-chat form textarea, #web-chat form input[type=text]')?.focus();
}
