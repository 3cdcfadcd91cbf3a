/** Files under a key, in the browser's database: no other storage has room for them. Where it is switched off, none is kept. */
const name = 'fixpath-files';

/** One request to the store of files; undefined if there is no such store, or it is full. */
function ask<Found>(request: (store: IDBObjectStore) => IDBRequest<Found>): Promise<Found | undefined> {
  return new Promise((resolve) => {
    const nothing = () => resolve(undefined);
    try {
      const opening = indexedDB.open(name, 1);
      opening.onupgradeneeded = () => opening.result.createObjectStore(name);
      opening.onerror = nothing;
      opening.onsuccess = () => {
        const asked = request(opening.result.transaction(name, 'readwrite').objectStore(name));
        asked.onsuccess = () => resolve(asked.result);
        asked.onerror = nothing;
        opening.result.close();
      };
    } catch {
      nothing();
    }
  });
}

export function keepFiles(key: string, files: readonly File[]): void {
  void ask((store) => store.put(files, key));
}

/** What was kept under a key; undefined if nothing was, or it is gone. */
export function keptFiles(key: string): Promise<readonly File[] | undefined> {
  return ask((store) => store.get(key));
}

export function forgetFiles(key: string): void {
  void ask((store) => store.delete(key));
}
