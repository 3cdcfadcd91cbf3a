import type { Path } from '../read/yaml-file.ts';

/** A node in a support writer's words: ``answer 2 of the step "sync-switch"``. */
export function describeNode(path: Path): string {
  const last = path.at(-1);
  const parent = path.slice(0, -1);
  const above = parent.at(-1);
  if (last === undefined) return 'the file';
  if (typeof last === 'number') {
    if (above === 'answers') return `answer ${last + 1} of ${describeNode(parent.slice(0, -1))}`;
    return `entry ${last + 1} of ${describeNode(parent)}`;
  }
  if (parent.length === 1) {
    if (above === 'steps') return `the step "${last}"`;
    if (above === 'facts') return `the fact "${last}"`;
    if (above === 'says' || above === 'hears') return `\`${above}: ${last}\``;
  }
  if (parent.length === 2 && parent[0] === 'facts') return `the value "${last}" of ${describeNode(parent)}`;
  return parent.length === 0 ? `\`${last}\`` : `\`${last}\` of ${describeNode(parent)}`;
}
