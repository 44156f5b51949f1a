/** Where in an ordered list the first stands that is not below. */
export function placeOf<T extends string | number>(ordered: readonly T[], wanted: T): number {
  let [from, to] = [0, ordered.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if ((ordered[middle] as T) < wanted) from = middle + 1
    else to = middle
  }
  return from
}
