import { setTimeout } from 'node:timers/promises';
import { type FoundConversations, findConversations } from '../desk/persons/find-conversations.ts';
import { personExport } from '../desk/persons/person-export.ts';
import type { ErasureReport } from '../domain/conversation/erasure.ts';
import type { Account } from '../domain/handoff/account.ts';
import type { Handoff } from '../domain/handoff/handoff.ts';
import type { Clock } from '../domain/ports/clock.ts';
import type { Store } from '../domain/ports/store.ts';
import type { HttpRequest, HttpResponse } from '../domain/wire/http.ts';
import { httpRefusal } from '../domain/wire/http-refusal.ts';
import type { ErasureAnswer, PersonExtent, PersonScope } from '../domain/wire/person-wire.ts';
import type { AuditTrail } from './audit-trail.ts';
import { jsonBody } from './json-body.ts';
import type { Sessions } from './sign-in/sessions.ts';

export type PersonApiParts = {
  readonly store: Pick<
    Store,
    'handoff' | 'find' | 'conversationsOf' | 'recordsOf' | 'saidIn' | 'askErasures' | 'reportOf'
  >;
  readonly sessions: Pick<Sessions, 'callerOf'>;
  readonly trail: Pick<AuditTrail, 'did'>;
  readonly clock: Clock;
  readonly contentDir: string;
};

type Answer = (asked: HttpRequest) => Promise<HttpResponse>;

/** What a lead's page asks for and does with the records of a handoff's person: all of it as a file, and its erasure. */
export type PersonApi = { readonly person: Answer; readonly exportPerson: Answer; readonly erasePerson: Answer };

/** How long an erasure is waited for, ms: the server looks every second and rewrites its database. */
const patience = 15_000;

/** How often it is looked whether it is done, ms. */
const often = 200;

export function personApi({ store, sessions, trail, clock, contentDir }: PersonApiParts): PersonApi {
  /** Answers about the handoff of a request whoever may see to persons' records. */
  const about =
    (
      wants: 'read' | 'change',
      answer: (handoff: Handoff, asked: HttpRequest, account: Account) => Promise<HttpResponse>,
    ): Answer =>
    async (asked) => {
      const caller = await sessions.callerOf(asked, wants, 'persons');
      if (caller.type === 'refused') return caller.answered;
      const handoff = await store.handoff(asked.params.id ?? '');
      return handoff ? answer(handoff, asked, caller.account) : unknownHandoff;
    };
  /** This conversation, or all that are the person's own, this one among them even if others spoke in it. */
  const found = async (handoff: Handoff, scope: PersonScope): Promise<FoundConversations> => {
    const { conversation, person } = handoff;
    if (scope === 'conversation' || person === undefined) return { own: [conversation], shared: [] };
    const mail = person.proven ? person.mail?.toLowerCase() : undefined;
    const { own, shared } = await findConversations(store, { ids: [person.id], mail });
    return { own: [...new Set([conversation, ...own])], shared: shared.filter((id) => id !== conversation) };
  };
  const finished = async (numbers: readonly number[]): Promise<readonly ErasureReport[] | undefined> => {
    for (let waited = 0; waited < patience; waited += often) {
      const reports = (await Promise.all(numbers.map(store.reportOf))).filter((report) => report !== undefined);
      if (reports.length === numbers.length) return reports;
      await setTimeout(often);
    }
    return undefined;
  };

  return {
    person: about('read', async (handoff) => {
      const { own, shared } = await found(handoff, 'person');
      return { status: 200, body: { conversations: own.length, shared: shared.length } satisfies PersonExtent };
    }),
    exportPerson: about('read', async (handoff, asked, account) => {
      const scope = scopeIn(asked.query.get('of'));
      if (!scope) return badScope;
      const { own } = await found(handoff, scope);
      await trail.did('person-exported', asked, account, { handoff: handoff.id, conversations: own });
      const files = await personExport(store, {
        who: handoff.person?.id ?? handoff.conversation,
        found: { own, shared: [] },
        contentDir,
        now: new Date(clock()),
      });
      // Loaded here only: few desks ever export anybody.
      const { strToU8, zipSync } = await import('fflate');
      const bytes = files.map(({ name, content }) => [name, typeof content === 'string' ? strToU8(content) : content]);
      return {
        status: 200,
        headers: { 'content-type': 'application/zip', 'content-disposition': 'attachment; filename="person.zip"' },
        // Pictures do not get smaller, and nobody waits while somebody's words do.
        body: zipSync(Object.fromEntries(bytes), { level: 0 }),
      };
    }),
    erasePerson: about('change', async (handoff, asked, account) => {
      const scope = scopeIn(jsonBody(asked).of);
      if (!scope) return badScope;
      const { own } = await found(handoff, scope);
      // Before they are gone: only these words lead to what was taught from them.
      const said = (await Promise.all(own.map((id) => store.saidIn(id)))).flat().flatMap(({ texts }) => texts);
      const { findUtterances } = await import('../content/edit/remove-utterances.ts');
      const utterances = (await findUtterances(contentDir, said)).map(({ file, line }) => `${file}:${line}`);
      await trail.did('erasure-asked', asked, account, { handoff: handoff.id, conversations: own });
      const reports = await finished(await store.askErasures(own, clock()));
      if (!reports) return { status: 202, body: { type: 'asked' } satisfies ErasureAnswer };
      return { status: 200, body: toldErasure(reports, utterances) };
    }),
  };
}

const unknownHandoff = httpRefusal(404, 'NotFound', 'There is no such handoff.');

const badScope = httpRefusal(400, 'BadScope', 'Say of what: "conversation", or "person" for all that are theirs.');

function scopeIn(value: unknown): PersonScope | undefined {
  return value === 'conversation' || value === 'person' ? value : undefined;
}

function toldErasure(reports: readonly ErasureReport[], utterances: readonly string[]): ErasureAnswer {
  return {
    type: 'erased',
    conversations: reports.length,
    files: reports.reduce((sum, { files }) => sum + files, 0),
    tickets: reports.flatMap(({ handoffs }) => handoffs.flatMap(({ ticket }) => ticket ?? [])),
    sentTo: [...new Set(reports.flatMap(({ sentTo }) => Object.keys(sentTo)))],
    utterances,
  };
}
