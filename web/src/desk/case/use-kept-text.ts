import { useMemo, useState } from 'react';
import { browserStorage } from '../../browser-storage.ts';

/** What is typed in a field, kept in this browser under a name until it is sent; and how to write it. */
export function useKeptText(name: string): readonly [string, (words: string) => void] {
  const kept = useMemo(() => browserStorage('localStorage', name), [name]);
  const [text, setText] = useState(() => kept.read() ?? '');
  const write = (words: string) => {
    setText(words);
    kept.write(words === '' ? undefined : words);
  };
  return [text, write];
}
