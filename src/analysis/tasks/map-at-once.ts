/**
 * Does `work` on every item, at most `atOnce` of them at a time, and gives what came of each in their order. After a
 * failure nothing new is begun.
 *
 * @throws what the first item that failed has thrown, once all that were begun have ended
 */
export async function mapAtOnce<Item, Value>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item, index: number) => Promise<Value>,
): Promise<readonly Value[]> {
  const values: Value[] = [];
  const failures: { readonly index: number; readonly error: unknown }[] = [];
  let next = 0;
  const goOn = async (): Promise<void> => {
    while (next < items.length && failures.length === 0) {
      const index = next++;
      try {
        values[index] = await work(items[index]!, index);
      } catch (error) {
        failures.push({ index, error });
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, goOn));
  if (failures.length === 0) return values;
  throw failures.reduce((first, other) => (other.index < first.index ? other : first)).error;
}
