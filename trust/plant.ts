/**
 * Loaded before the server, in each of its threads: changes its files as they are read, and nothing on the disk. A defect
 * whose place is gone ends the process, so that none is planted in vain.
 */
import { registerHooks } from 'node:module';
import { plantedDefects } from './planted-defects.ts';

const defect = plantedDefects.find(({ name }) => name === process.env.FIXPATH_DEFECT);

registerHooks({
  load: (url, context, nextLoad) => {
    const loaded = nextLoad(url, context);
    const edits = defect?.edits.filter(({ file }) => url.endsWith(`/${file}`)) ?? [];
    if (edits.length === 0) return loaded;
    let source = String(loaded.source);
    for (const { file, from, to } of edits) {
      if (!source.includes(from)) {
        process.stderr.write(`${file} has no "${from}" any more: mend trust/planted-defects.ts.\n`);
        process.exit(1);
      }
      source = source.replace(from, () => to);
    }
    return { ...loaded, source };
  },
});
