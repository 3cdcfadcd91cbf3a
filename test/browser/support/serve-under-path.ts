import { createServer, request } from 'node:http';
import { type AddressInfo, connect } from 'node:net';

/** A proxy that shows a desk under a path and takes the path off. */
export type PathProxy = {
  /** `http://127.0.0.1:4000/support`. */
  readonly url: string;
  /** Everything that was asked outside of the path. */
  readonly strayed: readonly string[];
  readonly close: () => void;
};

/** Shows what answers at `to` under `path`; requests and sockets. */
export async function serveUnderPath(path: string, to: () => string): Promise<PathProxy> {
  const strayed: string[] = [];
  const isStray = (url: string) => {
    const stray = !url.startsWith(`${path}/`);
    if (stray && url !== '/favicon.ico') strayed.push(url);
    return stray;
  };
  const server = createServer((asked, answer) => {
    const { url = '/', method, headers } = asked;
    if (isStray(url)) {
      answer.statusCode = 404;
      return answer.end();
    }
    const forwarded = {
      'x-forwarded-for': '203.0.113.9',
      'x-forwarded-host': headers.host,
      'x-forwarded-proto': 'http',
    };
    const passed = request(
      to() + url.slice(path.length),
      // A connection of its own each time: one kept alive may be closed by the desk just as something is sent on it.
      { method, headers: { ...headers, ...forwarded }, agent: false },
      (given) => {
        const { connection: _ours, ...said } = given.headers;
        answer.writeHead(given.statusCode ?? 502, said);
        given.pipe(answer);
      },
    );
    passed.on('error', () => answer.destroy());
    return asked.pipe(passed);
  });
  server.on('upgrade', ({ url = '/', method, headers }, socket, head) => {
    if (isStray(url)) return socket.destroy();
    const { port, hostname } = new URL(to());
    const passed = connect(Number(port), hostname, () => {
      const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
      passed.write(`${method} ${url.slice(path.length)} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
      passed.write(head);
      socket.pipe(passed).pipe(socket);
    });
    passed.on('error', () => socket.destroy());
    socket.on('error', () => passed.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on a port has such an address.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${path}`,
    strayed,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
