import type { HttpRequest, HttpResponse } from '../../domain/wire/http.ts';
import type { Routes } from '../../domain/wire/route.ts';
import { uploadLimit } from '../../domain/wire/wire.ts';
import type { Beginnings } from './begin-conversations.ts';
import type { LogViews } from './show-log.ts';

/** The most bytes that the form around the files may take. */
const formAround = 64 * 1024;

type Answer = (asked: HttpRequest) => Promise<HttpResponse>;

/** Direct Line 3.0 as plain functions from request to response. */
export type DirectLineProtocol = Beginnings &
  LogViews & {
    readonly post: Answer;
    readonly upload: Answer;
    readonly sessionId: Answer;
    readonly chatToken: Answer;
    readonly chatNews: Answer;
  };

/** The paths of Direct Line 3.0, and the one at which our own pages get their token. */
export function directLineRoutes(line: DirectLineProtocol): Routes {
  const root = '/v3/directline';
  const conversation = `${root}/conversations/:id`;
  return {
    routes: [
      { method: 'POST', path: `${root}/tokens/generate`, answer: line.generateToken, shared: true },
      { method: 'POST', path: `${root}/tokens/refresh`, answer: line.refreshToken, shared: true },
      { method: 'POST', path: `${root}/conversations`, answer: line.start, shared: true },
      { method: 'GET', path: conversation, answer: line.reconnect, shared: true },
      { method: 'POST', path: `${conversation}/activities`, answer: line.post, shared: true },
      { method: 'GET', path: `${conversation}/activities`, answer: line.poll, shared: true },
      {
        method: 'POST',
        path: `${conversation}/upload`,
        answer: line.upload,
        shared: true,
        limit: uploadLimit + formAround,
      },
      { method: 'GET', path: `${root}/session/getsessionid`, answer: line.sessionId, shared: true },
      { method: 'POST', path: '/chat/token', answer: line.chatToken, limit: 16 * 1024 },
      { method: 'POST', path: '/chat/news', answer: line.chatNews, limit: 16 * 1024, shared: true },
    ],
    sockets: [{ path: `${conversation}/stream`, open: line.stream }],
  };
}
