/**
 * Every code that a `FixpathError` can have: what has happened, and what to do. Each is thrown at one place. A code is
 * never reused for something else, nor renamed. Faults of content have codes of their own: `content/faults/codes.ts`.
 */
export const errorCodes = Object.freeze({
  // settings and content
  'settings-faulty': 'Settings have values that cannot be. Correct those that the message lists.',
  'content-ended': 'The process that reads the content ended without a result. Start again.',
  'content-faulty': 'The content has faults. Correct those that the message lists, with file and line.',
  'content-unusable': 'The content has faults. Run `npm run check-content` and correct what it lists.',

  // the server
  'http-cannot-listen': 'The address is taken or not allowed. Set HOST and PORT to one that is free.',
  'http-proxy-address': 'TRUST_PROXY names something that is no address. Write an address, a network or `loopback`.',
  'teams-sdk-pipeline': 'The Bot Framework SDK has changed inside and may send twice. Go back to the version it names.',

  // playing turns
  'turn-endless': 'A turn took too long and was given up. See whether the machine is overloaded or its disk slow.',
  'turn-poison':
    'An input has ended its process again and again and is not played any more. See how the process ended each time.',

  // storage
  'storage-owned': 'Another Fixpath runs on this folder. End that one, or set another DATA_DIR.',
  'storage-absent': 'The folder holds no database that can be read. Start the server once, or correct DATA_DIR.',
  'storage-older':
    'The database is of an older version. Start the server of this version once, which brings it up to date.',
  'storage-newer': 'The database is of a newer version. Run that version again, or put back the copy from before it.',
  'storage-unwritable':
    'The folder cannot be written to. Give the user that runs Fixpath the right to, or set DATA_DIR.',
  'storage-full': 'The disk is full and nothing was written. Free space on it, or move DATA_DIR to a larger one.',
  'storage-corrupt': 'The database is damaged. Put back the last copy of the folder, or move it away to begin anew.',
  'storage-io': 'The disk failed. Look at the system log of the machine, and at the disk.',
  'storage-busy': 'Another program holds the database locked. Find it (`fuser` names it) and end it.',
  'storage-slow':
    'Nothing could be written for a second. Look whether another program holds the database, or the disk is overloaded.',
  'storage-ended': 'The thread that writes has ended. Start Fixpath again; nothing acknowledged was lost.',
  'storage-closed': 'The store was asked after it had been closed. This is a fault of the program: report it.',
  'storage-no-input':
    'An attempt was counted of an input that is not there. This is a fault of the program: report it.',
  'storage-statement':
    'A statement was built of a value that has no name. This is a fault of the program: give the value a name by `of`.',
  'storage-not-at-once':
    'A statement of another database was run as one of SQLite. This is a fault of the program: report it.',
  'storage-no-thread': 'The writer was run outside of its thread. Open the store by `openSqliteStore`.',
  'storage-failed': 'The database refused a statement. This is a fault of the program: report it.',

  // storage on PostgreSQL
  'postgres-unreachable':
    'The database cannot be reached. Start PostgreSQL, or correct DATABASE_URL; a server goes on by itself once it is there.',
  'postgres-refused':
    'PostgreSQL does not let this user in, or not do what is needed. Correct DATABASE_URL, or make the user the owner of the database.',
  'postgres-unsafe':
    'The server may lose what it says is stored. Switch on what the message names, or set ALLOW_UNSAFE_DATABASE if nothing in it matters.',
  'postgres-encoding': "The database keeps texts in another encoding. Make it anew with `ENCODING 'UTF8'`.",
  'postgres-full': 'The disk of the database is full and nothing was written. Free space on it.',
  'postgres-unwritable': 'The database can only be read. Name the primary server in DATABASE_URL.',
  'postgres-busy': 'Somebody holds a lock in the database. Find them in `pg_stat_activity` and end it.',
  'postgres-corrupt': 'The database is damaged. Put back its last copy.',
  'postgres-failed': 'The database refused a statement. This is a fault of the program: report it.',

  // copies
  'backup-taken': "There is a file of that name, and copies take no other file's place. Name another one.",
  'backup-damaged': 'The file is no whole copy of a Fixpath database. Take another copy.',
  'backup-changed': 'The copy is not what it was when it was made. Take another copy.',
  'restore-database-occupied':
    'The database holds conversations or accounts already, or a server runs on it. Make an empty one for the copy, and name that in DATABASE_URL.',
  'restore-occupied': 'The folder has a database. Add `--replace` to set that aside, or set another DATA_DIR.',

  // learning
  'training-ended': 'The process that trains ended without a model. Give it more memory, or fewer utterances.',
  'ear-ended': 'The process that learns how people say what they do ended without a result. Start again.',
  'model-unreadable': 'The process that trains sent a model that cannot be read. Start again.',
  'cross-validation-ended': 'The process that cross-validates ended without a result. Give it more memory.',
  'languages-ended': 'The process that learns to tell languages apart ended without a result. Start again.',

  // accounts of agents
  'account-login': 'A login has signs it may not have. Use letters, digits and `. _ @ + -`.',
  'account-exists': 'There is an agent of this login. Reset its password, or remove it first.',
  'account-unknown': 'There is no agent of this login. Take one that the message lists, or add it.',
  'account-mail': 'This is no mail address. Write one such as anna@example.org.',
  'account-linked': 'Another agent has this mail address or subject. Link or remove that one first.',
  'account-password': 'A password is too short or too long. Take one of the length that the message names.',
  'account-role': 'There is no such role. Give one or more of those that the message lists.',
  'password-no-terminal': 'There is no terminal to ask for a password on. Pipe it in with `--password-stdin`.',
  'password-differs': 'The password was typed in two ways. Try again.',
  'agents-no-provider': 'A subject needs a provider to come from. Set OIDC_ISSUER and what belongs to it first.',
  'agents-team': 'The desk has no such team. Take one that the message lists, or add it to desk.yml.',

  // other commands
  'hear-line': 'A line of the file that `npm run hear` reads cannot be used. Correct it as the message says.',
  'arguments-faulty': 'A command does not take these arguments. Call it as the usage in the message says.',
  'file-unreadable': 'A file named on the command line cannot be read. Check its path and its rights.',
  'rows-faulty': 'A file of labelled sentences has faulty lines. Correct those that the message lists.',
  'figures-unreadable': 'The file of accepted figures cannot be read. Check its rights.',
  'figures-faulty': 'The file of accepted figures is damaged. `npm run check-content -- --accept` writes it anew.',
  'handoff-unknown': 'There is no handoff of this id. `npm run handoffs` lists them.',
  'person-unknown': 'Nothing is kept of this person. Name the id of a conversation, of a person, or a mail address.',
  'erasure-waits': 'The server has not erased it yet and will as soon as it can. Look at its log.',
  'inbox-number': 'There is no message of this number in the inbox. `npm run inbox` lists them.',
  'inbox-languages': 'The chosen messages are of several languages. Take those of one language at a time.',
  'inbox-intent': 'There is no such intent. Take one that the message lists.',
  'inbox-language': 'The desk has no utterances in this language. Make its folder below intents/ first.',
  'inbox-refused': 'The content would have faults with these utterances. Correct what the message lists.',
  'intent-file-unreadable':
    'A file of utterances has no list to add to. Run `npm run check-content` and mend it first.',
  'teams-package-faulty': 'The Teams app cannot be made. Correct the settings or the manifest as the message says.',
  'teams-package-tools': 'What makes the Teams app is missing in a production install. Run `npm ci --include=dev`.',
} as const);

export type ErrorCode = keyof typeof errorCodes;

/** What keeps the store from storing, and is over once the next write gets through. */
export const passingTroubles: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'storage-full',
  'storage-busy',
  'storage-io',
  'storage-slow',
  'storage-unwritable',
  'postgres-unreachable',
  'postgres-full',
  'postgres-unwritable',
  'postgres-busy',
]);

/** What keeps the store from storing until somebody has mended it and restarted the server. */
export const lastingTroubles: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'storage-corrupt',
  'storage-ended',
  'storage-closed',
  'postgres-corrupt',
]);
