import type { DirectLine } from '../channels/direct-line/create-direct-line.ts';
import type { Route, SocketRoute } from './route.ts';

/** As much as one message may bring in files, with the form around it. */
const uploadLimit = 4 * 1024 * 1024;

/** The paths of Direct Line 3.0, and the one at which our own pages get their token. */
export function directLineRoutes(line: DirectLine): readonly Route[] {
  const root = '/v3/directline';
  const conversation = `${root}/conversations/:id`;
  return [
    { method: 'POST', path: `${root}/tokens/generate`, answer: line.generateToken, shared: true },
    { method: 'POST', path: `${root}/tokens/refresh`, answer: line.refreshToken, shared: true },
    { method: 'POST', path: `${root}/conversations`, answer: line.start, shared: true },
    { method: 'GET', path: conversation, answer: line.reconnect, shared: true },
    { method: 'POST', path: `${conversation}/activities`, answer: line.post, shared: true },
    { method: 'GET', path: `${conversation}/activities`, answer: line.poll, shared: true },
    { method: 'POST', path: `${conversation}/upload`, answer: line.upload, shared: true, limit: uploadLimit },
    { method: 'GET', path: `${root}/session/getsessionid`, answer: line.sessionId, shared: true },
    { method: 'POST', path: '/chat/token', answer: line.chatToken, limit: 8 * 1024 },
  ];
}

/** Where the sockets of `streamUrl` are opened. */
export function directLineSockets(line: DirectLine): readonly SocketRoute[] {
  return [{ path: '/v3/directline/conversations/:id/stream', open: line.stream }];
}
