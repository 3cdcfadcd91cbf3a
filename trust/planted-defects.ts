type Store = 'sqlite' | 'postgresql';

/** A defect of the kind that a hurried change brings in: what stands in a file, and what stands there instead. */
export type PlantedDefect = {
  readonly name: string;
  /** The judge that has to find it. */
  readonly judge: string;
  /** The only store on which it is one. */
  readonly store?: Store;
  readonly edits: readonly { readonly file: string; readonly from: string; readonly to: string }[];
};

const one = (name: string, judge: string, file: string, from: string, to: string): PlantedDefect => ({
  name,
  judge,
  edits: [{ file, from, to }],
});

/** Are the judges awake? Each of these has to be found by one of them. */
export const plantedDefects: readonly PlantedDefect[] = [
  {
    name: 'acknowledged before it is stored',
    judge: 'kills',
    store: 'sqlite',
    edits: [
      {
        file: 'src/engine/accept.ts',
        from: 'const acceptance = await stored;',
        to: "const acceptance = { type: 'accepted' as 'accepted' | 'repeated', id };",
      },
      { file: 'src/storage/sqlite/writer-thread.ts', from: 'setImmediate(post)', to: 'setTimeout(post, 200)' },
    ],
  },
  one(
    'a key is not known again',
    'copies',
    'src/channels/direct-line/receive.ts',
    'const key = keyOf(activity);',
    'const key = undefined as string | undefined;',
  ),
  one(
    'the last come is answered first',
    'copies',
    'src/storage/conversations/conversation-queries.ts',
    ".orderBy('inputs.number')",
    ".orderBy('inputs.number', 'desc')",
  ),
  one(
    'a place in the log is off by one',
    'copies',
    'src/channels/direct-line/show-log.ts',
    'Number(watermark) : 0',
    'Number(watermark) + 1 : 0',
  ),
  one(
    'replies are said twice',
    'copies',
    'src/engine/build-turn.ts',
    'const replies = response.replies.map(',
    'const replies = [...response.replies, ...response.replies].map(',
  ),
  one(
    'an unusual input throws',
    'oddities',
    'src/channels/activity-shape.ts',
    'const activity = saidIn(withoutNulls(value as JsonObject), shape);',
    'const activity = saidIn(withoutNulls(value as JsonObject), shape) as JsonObject; if (activity.extra) throw activity;',
  ),
  one(
    'a token opens every conversation',
    'forgeries',
    'src/channels/direct-line/authorize-conversation.ts',
    'pass.conversation === conversation ?',
    'true ?',
  ),
  one(
    'the signature of a link is not looked at',
    'forgeries',
    'src/channels/files/file-signature.ts',
    'got.length === wanted.length && timingSafeEqual(got, wanted) &&',
    'wanted.length + got.length > 0 && Boolean(timingSafeEqual) &&',
  ),
  one(
    'a send is on record before it is made',
    'deaths',
    'src/engine/outbox.ts',
    'const sent = await sender(item)',
    "await store.settleItem(item.id, item.fence, { type: 'sent', receipt: '' }, clock()); const sent = await sender(item)",
  ),
  {
    name: 'allowances go by a clock that is set',
    judge: 'clocks',
    store: 'sqlite',
    edits: [
      { file: 'src/app/open-parts.ts', from: 'given.clock ?? steadyClock(clock)', to: 'given.clock ?? clock' },
      {
        file: 'src/domain/rate-limit.ts',
        from: 'if (clock() < known.at) set(key, known.left);\n    const waited = Math.max(0, clock() - known.at);',
        to: 'const waited = clock() - known.at;',
      },
    ],
  },
  {
    store: 'postgresql',
    ...one(
      'each process goes by its own clock',
      'clocks',
      'src/app/open-parts.ts',
      'kept.shared?.clock ?? Date.now',
      'Date.now',
    ),
  },
  one(
    'a lane stays with whoever had it first',
    'replicas',
    'src/storage/postgres/postgres-lanes.ts',
    '"holder" = case when "lane"."holder" = $2 or "lane"."until" <= $3 then',
    '"holder" = case when "lane"."holder" = $2 then',
  ),
  one(
    'a conversation may send without end',
    'floods',
    'src/channels/direct-line/allowances.ts',
    'const pause = ofConversation.take(sent.conversation);',
    'const pause = undefined as number | undefined;',
  ),
  one(
    'files have all the room there is',
    'floods',
    'src/storage/files-and-secrets/write-files-and-secrets.ts',
    'own + more > room.conversation',
    'own + more < 0',
  ),
  one(
    'ready whatever happens',
    'full disk',
    'src/http/operator-routes.ts',
    "phase() === 'ready' ? await trouble() : undefined",
    'undefined as { code: string } | undefined',
  ),
  one(
    'acknowledged though it could not be stored',
    'full disk',
    'src/engine/accept.ts',
    '      throw error;',
    "      return { type: 'accepted', id };",
  ),
];
