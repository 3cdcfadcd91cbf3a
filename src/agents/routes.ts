import type { Routes } from '../domain/wire/route.ts';
import type { Agents } from './create-agents.ts';

/** As much as one file of an agent may have. */
const fileLimit = 4 * 1024 * 1024;

const small = 32 * 1024;

/** What the agents' page asks for, and the socket by which it learns what has changed. The page itself is elsewhere. */
export function deskRoutes(agents: Agents): Required<Routes> {
  const { provider } = agents;
  const handoff = '/desk/api/handoffs/:id';
  return {
    routes: [
      { method: 'POST', path: '/desk/sign-in', answer: agents.signIn, limit: small },
      { method: 'POST', path: '/desk/sign-out', answer: agents.signOut, limit: small },
      ...(provider
        ? ([
            { method: 'GET', path: '/desk/oidc/start', answer: provider.toProvider },
            { method: 'GET', path: '/desk/oidc/callback', answer: provider.fromProvider },
          ] as const)
        : []),
      { method: 'GET', path: '/desk/me', answer: agents.me },
      { method: 'GET', path: '/desk/api/settings', answer: agents.settings },
      { method: 'GET', path: '/desk/api/queue', answer: agents.queue },
      { method: 'GET', path: '/desk/api/search', answer: agents.search },
      { method: 'GET', path: '/desk/api/colleagues', answer: agents.colleagues },
      { method: 'GET', path: '/desk/api/canned', answer: agents.canned },
      { method: 'POST', path: '/desk/api/canned/:id', answer: agents.keepCanned, limit: small },
      { method: 'POST', path: '/desk/api/canned/:id/remove', answer: agents.removeCanned, limit: small },
      { method: 'GET', path: handoff, answer: agents.handoff },
      { method: 'POST', path: `${handoff}/moves`, answer: agents.move, limit: small },
      { method: 'POST', path: `${handoff}/messages`, answer: agents.say, limit: small },
      { method: 'POST', path: `${handoff}/notes`, answer: agents.note, limit: small },
      { method: 'POST', path: `${handoff}/files`, answer: agents.file, limit: fileLimit },
      { method: 'GET', path: `${handoff}/person`, answer: agents.person },
      { method: 'GET', path: `${handoff}/export`, answer: agents.exportPerson },
      { method: 'POST', path: `${handoff}/erasure`, answer: agents.erasePerson, limit: small },
      { method: 'POST', path: '/desk/api/presence', answer: agents.presence, limit: small },
      { method: 'POST', path: '/desk/api/typing', answer: agents.typing, limit: small },
      { method: 'POST', path: '/desk/api/items/:id/retry', answer: agents.retry, limit: small },
      { method: 'GET', path: '/desk/api/unrecognised', answer: agents.unrecognised },
      { method: 'POST', path: '/desk/api/unrecognised/dismiss', answer: agents.dismiss, limit: small },
      { method: 'GET', path: '/desk/api/audit', answer: agents.audit },
    ],
    sockets: [{ path: '/desk/api/stream', open: agents.stream }],
  };
}
