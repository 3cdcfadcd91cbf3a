/**
 * Loaded before the server, in each of its threads: changes its files as they are read, and nothing on the disk. Plants the
 * defect that FIXPATH_DEFECT names, and with FIXPATH_DEATHS the points at which the server dies once a file of that name
 * stands in that folder. What has no place any more ends the process, so that nothing is planted in vain.
 */
import { rmSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { dyingPoints } from './dying-points.ts';
import { plantedDefects } from './planted-defects.ts';

const { FIXPATH_DEFECT: defect, FIXPATH_DEATHS: deaths } = process.env;
const planted = [
  ...plantedDefects.filter(({ name }) => name === defect).flatMap(({ edits }) => edits),
  ...(deaths === undefined ? [] : dyingPoints),
];

Object.assign(globalThis, {
  dieAt: (point: string): void => {
    try {
      rmSync(join(deaths ?? '', point));
    } catch {
      return; // It is not to die here, or has done so.
    }
    process.kill(process.pid, 'SIGKILL');
    for (;;); // Until it is dead nothing more is done here.
  },
});

registerHooks({
  load: (url, context, nextLoad) => {
    const loaded = nextLoad(url, context);
    const edits = planted.filter(({ file }) => url.endsWith(`/${file}`));
    if (edits.length === 0) return loaded;
    let source = String(loaded.source);
    for (const { file, from, to } of edits) {
      if (!source.includes(from)) {
        process.stderr.write(`${file} has no "${from}" any more: mend what trust/ plants there.\n`);
        process.exit(1);
      }
      source = source.replace(from, () => to);
    }
    return { ...loaded, source };
  },
});
