import { createRequire, Module } from 'node:module';

type PromClient = typeof import('prom-client');

const require = createRequire(import.meta.url);
const file = <Part>(name: string): Part => require(`prom-client/lib/${name}.js`);

/**
 * What we use of prom-client, file by file: its index loads a gateway, clusters and quantiles too. Its count of CPU time asks
 * for OpenTelemetry, 51 files, to name the span that is under way, and only where that is switched on, which we never do.
 * While the file loads, an empty module stands in their place.
 */
export const prom: Pick<PromClient, 'Counter' | 'Gauge' | 'Histogram' | 'Registry' | 'collectDefaultMetrics'> = {
  Counter: file('counter'),
  Gauge: file('gauge'),
  Histogram: file('histogram'),
  Registry: file('registry'),
  collectDefaultMetrics: without('@opentelemetry/api', () => file('defaultMetrics')),
};

/** Loads something with an empty module in the place of a package that it asks for. */
function without<Loaded>(name: string, load: () => Loaded): Loaded {
  const index = createRequire(require.resolve('prom-client')).resolve(name);
  if (index in require.cache) return load();
  const standIn = new Module(index);
  standIn.loaded = true;
  require.cache[index] = standIn;
  try {
    return load();
  } finally {
    delete require.cache[index];
  }
}
