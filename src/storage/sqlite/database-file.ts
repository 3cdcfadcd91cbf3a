/** The database's file in its folder; SQLite keeps its log and index beside it. */
export const databaseFile = 'fixpath.sqlite';
