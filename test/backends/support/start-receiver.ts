import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FarSide, Manner, Taken } from './far-side.ts';

/** A request as it came. */
type Received = { readonly headers: IncomingHttpHeaders; readonly body: string };

/** A real HTTP server that takes webhooks. */
export async function startReceiver() {
  const taken: Taken[] = [];
  const received: Received[] = [];
  let server: Server | undefined;
  let port = 0;
  let asked = 0;
  /** Answers like this instead, whatever the manner. */
  let answer: { status: number; headers?: Readonly<Record<string, string>> } | undefined;

  const listen = (): Promise<void> => {
    const opened = createServer(async (request, response) => {
      asked++;
      let body = '';
      for await (const chunk of request) body += chunk;
      received.push({ headers: request.headers, body });
      const say = (status: number, body = '', headers = {}) => {
        response.writeHead(status, headers);
        response.end(body);
      };
      if (answer) return say(answer.status, '', answer.headers);
      const take = () => taken.push({ key: String(request.headers['idempotency-key']), content: body });
      switch (receiver.manner) {
        case 'well':
          take();
          return say(202, '{"stored":true}');
        case 'lost':
          take();
          return request.socket.destroy();
        case 'silent':
          return take();
        case 'trouble':
          return say(503);
        case 'refuses':
          return say(422);
      }
    });
    server = opened;
    return new Promise((resolve, reject) => {
      opened.once('error', reject);
      opened.listen(port, '127.0.0.1', () => {
        port = (opened.address() as AddressInfo).port;
        resolve();
      });
    });
  };
  const goAway = async (): Promise<void> => {
    const open = server;
    server = undefined;
    if (!open) return;
    const closed = new Promise((resolve) => open.close(resolve));
    open.closeAllConnections();
    await closed;
  };

  await listen();
  const receiver = {
    taken,
    received,
    url: `http://127.0.0.1:${port}/tickets`,
    manner: 'well' as Manner,
    asked: () => asked,
    answerWith: (given: typeof answer) => {
      answer = given;
    },
    goAway,
    comeBack: async () => {
      if (!server) await listen();
    },
    close: goAway,
  } satisfies FarSide & Record<string, unknown>;
  return receiver;
}
