import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

// The one file here in JavaScript: for one in TypeScript, Node loads what takes its types off, 30 MB in every thread.
// Where compiled code is kept it does so only for files that have changed. Threads are told by the environment.
const compiled = join(import.meta.dirname, '../.cache/compiled');
const { directory = enableCompileCache().directory } = enableCompileCache(compiled);
if (directory) process.env.NODE_COMPILE_CACHE ??= directory;

await import('./main.ts');
