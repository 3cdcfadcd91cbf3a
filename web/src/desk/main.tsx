import './page.css';
import { createDOMRenderer, RendererProvider } from '@fluentui/react-components';
import { createRoot } from 'react-dom/client';
import { nonce } from '../settings.ts';
import { createDesk } from './client/create-desk.ts';
import { DeskContext } from './client/use-desk.ts';
import { DeskPage } from './desk-page.tsx';
import './panes.css';

// The page's policy allows no style without its nonce.
const renderer = createDOMRenderer(document, { styleElementAttributes: { nonce: nonce() } });
const place = document.getElementById('desk');
if (place) {
  createRoot(place).render(
    <RendererProvider renderer={renderer} targetDocument={document}>
      <DeskContext value={createDesk()}>
        <DeskPage />
      </DeskContext>
    </RendererProvider>,
  );
}
