/** The result of `work`; rejects with what `late` gives if that takes longer than `ms`. The work itself is not ended. */
export function within<Result>(ms: number, work: Promise<Result>, late: () => Error): Promise<Result> {
  return new Promise((resolve, reject) => {
    const timeout = setTimeout(() => reject(late()), ms);
    work.then(resolve, reject).finally(() => clearTimeout(timeout));
  });
}
