import type { Result } from './result.ts';

const percent = (share: number) => (100 * share).toFixed(1);

/** Results as Markdown tables: accuracy by set, out of scope, and what it costs, as ratios to the baseline. */
export function reportOf(results: readonly Result[], sets: readonly string[], baseline: string): string {
  const classifiers = [...new Set(results.map(({ classifier }) => classifier))];
  const of = (classifier: string, set: string) =>
    results.find((result) => result.classifier === classifier && result.set === set);
  const accuracy = table(
    ['accuracy, %', ...sets],
    classifiers.map((one) => [one, ...sets.map((set) => told(of(one, set), ({ accuracy }) => percent(accuracy)))]),
  );
  const outside = results.flatMap(({ classifier, set, outOfScope }) =>
    outOfScope
      ? [
          [
            `${classifier}, ${set}`,
            ...[outOfScope.inScope, outOfScope.recall, outOfScope.overall, outOfScope.auroc].map(percent),
          ],
        ]
      : [],
  );
  const typos = results.flatMap(({ set, typoLoss }) =>
    typoLoss === undefined ? [] : [[set, (100 * typoLoss).toFixed(1)]],
  );
  const cost = results.map((result) => {
    const base = of(baseline, result.set);
    const ratio = (mine: number, theirs: number | undefined) =>
      theirs === undefined ? '–' : (mine / theirs).toPrecision(2);
    return [
      `${result.classifier}, ${result.set}`,
      result.trainSeconds.toFixed(1),
      ratio(result.trainSeconds, base?.trainSeconds),
      result.microsecondsPerMessage.toFixed(0),
      ratio(result.microsecondsPerMessage, base?.microsecondsPerMessage),
    ];
  });
  return [
    accuracy,
    ...(outside.length > 0
      ? [table(['out of scope, %', 'in scope and right', 'recall', 'overall', 'AUROC'], outside)]
      : []),
    table(['typos: points lost by ours', 'loss'], typos),
    table(['cost', 'training, s', `× ${baseline}`, 'µs a message', `× ${baseline}`], cost),
  ].join('\n\n');
}

function told(result: Result | undefined, of: (result: Result) => string): string {
  return result ? of(result) : '–';
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, at) => (at === 0 ? '---' : '--:'))), ...rows.map(line)].join('\n');
}
