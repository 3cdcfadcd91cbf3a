import { type Activity, DirectLine } from 'botframework-directlinejs';
import { async } from 'rxjs/scheduler/async.js';
import XMLHttpRequest2 from 'xhr2';

/** The browser's request object, which Node lacks; a form is sent as browsers send it. */
class FormRequest extends XMLHttpRequest2 {
  override send(body?: unknown): void {
    if (!(body instanceof FormData)) {
      super.send(body);
      return;
    }
    const form = new Response(body);
    void form.arrayBuffer().then((bytes) => {
      this.setRequestHeader('Content-Type', form.headers.get('content-type') ?? '');
      super.send(bytes);
    });
  }
}

Object.assign(globalThis, { XMLHttpRequest: FormRequest });

/** The client's own clock, running twenty times as fast: it waits 3 s before it opens a lost socket again. */
const hurried = Object.assign(Object.create(async), {
  schedule: (work: never, delay = 0, state?: never) => async.schedule(work, delay / 20, state),
});

export type { Activity };

export type ClientOptions = {
  readonly domain: string;
  readonly token: string;
  readonly webSocket?: boolean;
  readonly conversationId?: string;
  readonly watermark?: string;
  readonly conversationStartProperties?: { readonly locale: string };
};

/** The unmodified official client, and what it has shown so far. */
export function officialClient(options: ClientOptions) {
  const directLine = new DirectLine({ pollingInterval: 200, random: () => 0, scheduler: hurried, ...options } as never);
  const shown: Activity[] = [];
  const statuses: number[] = [];
  let wake = (): void => {};
  const showing = directLine.activity$.subscribe(
    (activity: Activity) => {
      shown.push(activity);
      wake();
    },
    () => {},
  );
  const following = directLine.connectionStatus$.subscribe((status: number) => {
    statuses.push(status);
    wake();
  });
  const until = async (holds: () => boolean): Promise<void> => {
    // The official client lets 3 to 15 seconds pass before each attempt to connect again, and the first may come too early.
    const end = AbortSignal.timeout(45_000);
    while (!holds()) {
      if (end.aborted) throw new Error(`Waited in vain; shown so far: ${JSON.stringify(shown)}, statuses ${statuses}`);
      await new Promise<void>((resolve) => {
        wake = resolve;
        end.addEventListener('abort', () => resolve(), { once: true });
      });
    }
  };
  return {
    directLine,
    shown,
    statuses,
    until,
    texts: () => shown.filter(({ type }) => type === 'message').map((activity) => (activity as { text: string }).text),
    post: (activity: object): Promise<string> =>
      new Promise((resolve, reject) => {
        directLine.postActivity(activity as Activity).subscribe(resolve, reject);
      }),
    end: () => {
      showing.unsubscribe();
      following.unsubscribe();
      directLine.end();
    },
  };
}

export type Client = ReturnType<typeof officialClient>;
