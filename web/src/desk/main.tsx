import './desk.css';
import { createDOMRenderer, RendererProvider } from '@fluentui/react-components';
import { createRoot } from 'react-dom/client';
import { nonce } from '../settings.ts';

const renderer = createDOMRenderer(document, { styleElementAttributes: { nonce: nonce() } });
const root = document.getElementById('desk');
if (root) {
  createRoot(root).render(
    <RendererProvider renderer={renderer} targetDocument={document}>
      <p>Desk</p>
    </RendererProvider>,
  );
}
