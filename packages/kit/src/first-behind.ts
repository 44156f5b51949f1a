// In the kit because words are kept as stretches by their places in three rooms: live, in a document's history, and on the server.

/** Of stretches in the order of their places the number of the first that ends behind a place; how many there are where none does. */
export function firstBehind<T>(list: readonly T[], place: number, endOf: (one: T) => number): number {
  let [low, high] = [0, list.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (endOf(list[middle] as T) <= place) low = middle + 1
    else high = middle
  }
  return low
}
