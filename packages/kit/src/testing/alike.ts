const SAMPLES: readonly unknown[] = [3, 'Qqq', ['Qqq', 'Rrr'], true]
/** What a sentence holds of the samples, and what comes of those that do not fit it. */
const OF_SAMPLES = /qqq|rrr|undefined|null|true|false|NaN/gi

type Words = (...values: unknown[]) => unknown

/** What words say of these values; nothing where they are of another type. */
function saidOf(words: Words, values: readonly unknown[]): unknown {
  try {
    return words(...values)
  } catch {
    return undefined
  }
}

const samplesOf = (count: number): unknown[][] =>
  Array.from({ length: count }).reduce<unknown[][]>(
    (before) => before.flatMap((values) => SAMPLES.map((sample) => [...values, sample])),
    [[]],
  )

/** Where the words of two languages are the same, by path. Those that take values are asked what they say of samples. */
export function alikeIn(one: unknown, other: unknown, isName: RegExp, path: string): string[] {
  if (typeof one === 'string') {
    const said = one.replace(OF_SAMPLES, '')
    return one === other && /\p{L}/u.test(said) && !isName.test(said) ? [`${path}: ${one}`] : []
  }
  if (typeof one === 'function' && typeof other === 'function') {
    const found = samplesOf(Math.min(one.length, 4)).flatMap((values) =>
      alikeIn(saidOf(one as Words, values), saidOf(other as Words, values), isName, `${path}()`),
    )
    return [...new Set(found)]
  }
  if (typeof one !== 'object' || one === null) return []
  return Object.entries(one).flatMap(([name, value]) =>
    alikeIn(value, (other as Record<string, unknown> | undefined)?.[name], isName, `${path}.${name}`),
  )
}
