import type { Audit, AuditAbout, AuditEvent } from '../domain/audit/audit.ts';
import { boundedMap } from '../domain/bounded-map.ts';
import type { Account } from '../domain/handoff/account.ts';
import type { Handoff } from '../domain/handoff/handoff.ts';
import type { Clock } from '../domain/ports/clock.ts';
import type { Log } from '../domain/ports/log.ts';
import { present } from '../domain/present.ts';
import { rateLimit } from '../domain/rate-limit.ts';
import { hour } from '../domain/time.ts';
import type { HttpRequest } from '../domain/wire/http.ts';

export type AuditTrailParts = {
  readonly store: Pick<Audit, 'audit'>;
  readonly clock: Clock;
  /** Never set: spans are counted by it. */
  readonly steady: Clock;
  readonly log: Log;
};

/** Where somebody asks from: an address, or `teams`. */
type Asked = Pick<HttpRequest, 'from'>;

type Who = Pick<Account, 'id' | 'login'>;

/** Puts on the audit what is done at the desk. */
export type AuditTrail = {
  /** Something that changes or takes out. Resolves once it is stored; where it cannot be, it throws and nothing is to be done. */
  readonly did: (event: AuditEvent, asked: Asked, who: Who, about?: AuditAbout) => Promise<void>;
  /**
   * Something that was looked at, once an hour for the same person and thing: a page that is open asks all the time. Where it
   * cannot be stored, the log says so and it is shown all the same: somebody waits for an answer.
   */
  readonly saw: (event: AuditEvent, asked: Asked, who: Who | undefined, about?: AuditAbout) => Promise<void>;
  /** Somebody has fetched a file by a link that was made for `reader`, as a look at it. */
  readonly fetched: (file: FetchedFile, asked: Asked) => Promise<void>;
  /** A conversation was posted to the agents' channel of Teams, which does not tell who reads there. */
  readonly posted: (handoff: Shown) => Promise<void>;
  /** Somebody did something there, so that they have it before them; as a look at it. */
  readonly seenInTeams: (agent: Pick<Account, 'id'>, handoff: Shown) => Promise<void>;
  /** A sign-in that came to nothing, of a known account or of nobody; what was typed is not kept, it may be a password. */
  readonly refused: (asked: Asked, why: string, who: Who | undefined, about?: AuditAbout) => Promise<void>;
};

type Shown = Pick<Handoff, 'id' | 'conversation'>;

type FetchedFile = { readonly file: string; readonly conversation: string; readonly reader: string };

/** The reader that links at the agents' page are made for. */
export function deskReader({ login }: Pick<Account, 'login'>): string {
  return `${atDesk}${login}`;
}

const atDesk = 'desk:';

/** What somebody looked at within the hour is remembered for as many things. */
const mostSeen = 20_000;

/** So many refused sign-ins are kept a minute; the next line counts what was left out, so that no flood fills the disk. */
const mostRefused = { atOnce: 60, perMinute: 60 };

export function createAuditTrail({ store, clock, steady, log }: AuditTrailParts): AuditTrail {
  const seen = boundedMap<string, number>(mostSeen);
  const kept = rateLimit(mostRefused, steady);
  let leftOut = 0;
  const line = (event: AuditEvent, { from }: Asked, who: Who | undefined, about: AuditAbout | undefined) =>
    store.audit(present({ at: clock(), event, who: who?.login, from, about }));
  const saw: AuditTrail['saw'] = async (event, asked, who, about) => {
    const key = `${event} ${who?.id} ${JSON.stringify(about)}`;
    const before = seen.get(key);
    if (before !== undefined && steady() - before < hour) return;
    try {
      await line(event, asked, who, about);
      seen.set(key, steady());
    } catch (error) {
      log.error('the audit could not be written', { event, error });
    }
  };
  return {
    did: line,
    saw,
    posted: ({ id: handoff, conversation }) =>
      saw('conversation-posted', { from: 'teams' }, undefined, { handoff, conversation }),
    seenInTeams: ({ id }, { id: handoff, conversation }) =>
      saw('conversation-read', { from: 'teams' }, { id, login: id }, { handoff, conversation }),
    fetched: ({ reader, ...file }, asked) => {
      const login = reader.startsWith(atDesk) ? reader.slice(atDesk.length) : undefined;
      // A link in a channel is for whoever reads there.
      return login === undefined
        ? saw('file-read', asked, undefined, { ...file, link: reader })
        : saw('file-read', asked, { id: login, login }, file);
    },
    refused: async (asked, why, who, about) => {
      if (kept.take('all') !== undefined) {
        leftOut++;
        return;
      }
      const more = leftOut > 0 ? { leftOut } : {};
      leftOut = 0;
      await line('sign-in-refused', asked, who, { why, ...about, ...more });
    },
  };
}
