/** Waits for two that know nothing of each other. If the first fails, the second is closed before that is told. */
export async function both<One, Two>(
  one: Promise<One>,
  two: Two | Promise<Two>,
  close: (two: Two) => Promise<void>,
): Promise<[One, Two]> {
  const [first, second] = await Promise.allSettled([one, two]);
  if (first.status === 'rejected') {
    if (second.status === 'fulfilled') await close(second.value);
    throw first.reason;
  }
  if (second.status === 'rejected') throw second.reason;
  return [first.value, second.value];
}
