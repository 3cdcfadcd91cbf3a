import type { LineAnswer, LineFrame } from './activity.ts';
import { type Admission, type LinePass, readActivities, streamAddress, takeUpConversation } from './ask-line.ts';
import { openStream, type Stream } from './open-stream.ts';

/** Whom the line belongs to, and who is told of what comes by it. */
export type LineHolderParts = {
  /** What opens the conversation; undefined before there is one. */
  readonly pass: () => LinePass | undefined;
  /** Gets a new pass, however long it takes. */
  readonly renew: () => Promise<void>;
  readonly onFrame: (frame: LineFrame) => void;
  /** Told what came to this tab alone, for the others. */
  readonly passOn: (frame: LineFrame) => void;
  readonly onOnline: (isOnline: boolean) => void;
  /** Whether the person has the chat before them. */
  readonly inView: () => boolean;
};

/** A line to the desk that is held, or only read from where another tab holds it. */
export type LineHolder = {
  /** Holds the line from now on; with what a beginning was answered, if it has just begun. */
  readonly connect: (begun?: Admission) => Promise<void>;
  /** Reads all that was said since; false if the desk was not reached. */
  readonly catchUp: () => Promise<boolean>;
  /** Takes what another tab has passed on. */
  readonly take: (frame: LineFrame) => void;
  /** Looks whether the socket is alive, and tells whether the chat is seen: here, or in another tab. */
  readonly probe: (isSeen?: boolean) => void;
  readonly isOnline: () => boolean;
  readonly letGo: () => void;
  /** The conversation is another one: nothing of it is known. */
  readonly beginAnew: () => void;
  /** Waits after an attempt in vain, the longer the more there were; `hurry` ends it. */
  readonly pauseAfter: (attempts: number) => Promise<void>;
  readonly hurry: () => void;
};

/** Pauses between attempts to connect, ms; the last one is the pause of all further ones. */
const pauses = [300, 1000, 2000, 4000, 8000, 15_000] as const;
/** Where no socket comes through, how often to ask, and after how long to try a socket again, ms. */
const pollEvery = 1000;
const pollFor = 60_000;
/** A socket that lived no longer than this was not wanted, ms. */
const shortLife = 3000;

/** Holds the line by a socket, or by asking again and again where none comes through; reads on from its place in the log. */
export function holdLine({ pass, renew, onFrame, passOn, onOnline, inView }: LineHolderParts): LineHolder {
  let watermark = '';
  let stream: Stream | undefined;
  /** Counts the connections, so that what belongs to an earlier one is ignored. */
  let turn = 0;
  let failedSockets = 0;
  const elsewhere = toldOnce();
  const { pause, pauseAfter, hurry } = pausing();

  function take(frame: LineFrame) {
    if (frame.watermark !== undefined) watermark = frame.watermark;
    onFrame(frame);
  }

  function letGo() {
    turn++;
    stream?.close();
    stream = undefined;
  }

  async function connect(begun?: Admission): Promise<void> {
    letGo();
    const mine = turn;
    let admission: LineAnswer<Admission> = begun ? { type: 'answered', body: begun } : { type: 'unreached' };
    for (let attempt = 0; admission.type !== 'answered'; attempt++) {
      const known = pass();
      if (!known) return;
      admission = await takeUpConversation(known, watermark);
      if (mine !== turn) return;
      if (admission.type === 'answered') break;
      onOnline(false);
      if (admission.type === 'refused' && admission.status < 500 && admission.status !== 429) await renew();
      else await pauseAfter(attempt);
      if (mine !== turn) return;
    }
    if (failedSockets > 1) return poll(mine);
    const since = performance.now();
    stream = openStream(streamAddress(admission.body.streamUrl), {
      opened: () => {
        if (mine !== turn) return;
        failedSockets = 0;
        onOnline(true);
      },
      inView,
      framed: (frame) => {
        if (mine !== turn) return;
        take(frame);
        passOn(frame);
      },
      ended: (wasOpen) => {
        if (mine !== turn) return;
        stream = undefined;
        if (!wasOpen) failedSockets++;
        onOnline(false);
        // A desk that opens sockets and drops them at once is not asked without a breath.
        const isShort = wasOpen && performance.now() - since < shortLife;
        void (isShort ? pause(pauses[1]) : Promise.resolve()).then(() => (mine === turn ? connect() : undefined));
      },
    });
  }

  async function poll(mine: number): Promise<void> {
    for (const until = performance.now() + pollFor; performance.now() < until; await pause(pollEvery)) {
      if (mine !== turn) return;
      if (!(await catchUp())) return void connect();
      onOnline(true);
    }
    failedSockets = 1;
    if (mine === turn) void connect();
  }

  async function catchUp(): Promise<boolean> {
    for (;;) {
      const asked = pass();
      if (!asked) return false;
      const answer = await readActivities(asked, watermark, elsewhere.take() || inView());
      if (asked.conversation !== pass()?.conversation || answer.type !== 'answered') return false;
      const { body } = answer;
      if (body.activities.length > 0) {
        take(body);
        passOn(body);
      }
      if (body.activities.length === 0 || !body.watermark) return true;
    }
  }

  return {
    connect,
    catchUp,
    take,
    letGo,
    pauseAfter,
    hurry,
    probe: (isSeen) => (stream ? stream.probe(isSeen) : failedSockets > 1 && isSeen && elsewhere.tell()),
    isOnline: () => stream !== undefined || failedSockets > 1,
    beginAnew: () => {
      watermark = '';
    },
  };
}

/** That the chat is seen in another tab, as it was told while the desk is asked every second: until the next time. */
function toldOnce() {
  let isTold = false;
  return {
    tell: () => {
      isTold = true;
    },
    take: () => {
      const wasTold = isTold;
      isTold = false;
      return wasTold;
    },
  };
}

/** Pauses that can be cut short. */
function pausing() {
  let end = () => {};
  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      const timeout = setTimeout(resolve, ms);
      end = () => {
        clearTimeout(timeout);
        resolve();
      };
    });
  return { pause, pauseAfter: (attempts: number) => pause(pauses[attempts] ?? pauses[5]), hurry: () => end() };
}
