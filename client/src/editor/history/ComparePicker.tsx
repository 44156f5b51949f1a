import type { VersionRow } from '@commonplace/api'
import { comparingWords as words } from '../../words/comparing.ts'

/** What is compared: an older version with a newer one, or with what stands now (null). */
export interface Pair {
  readonly from: number
  readonly to: number | null
}

interface Props {
  versions: readonly VersionRow[]
  pair: Pair
  onPair: (pair: Pair) => void
}

/** Any two versions to compare. The older one always stands first: choosing past the other moves that one along. */
export function ComparePicker({ versions, pair: { from, to }, onPair }: Props) {
  const known = (n: number) => versions.some((version) => version.n === n)
  const chooseFrom = (n: number) => onPair({ from: n, to: to !== null && to <= n ? null : to })
  const chooseTo = (n: number | null) => onPair({ from: n !== null && n <= from ? Math.max(1, n - 1) : from, to: n })
  return (
    <p className="compare-picker">
      <label>
        {words.from}{' '}
        <select aria-label={words.from} value={from} onChange={(event) => chooseFrom(Number(event.target.value))}>
          {known(from) ? null : <option value={from}>{words.version(from, null)}</option>}
          {versions.map(({ n, name }) => (
            <option key={n} value={n}>
              {words.version(n, name)}
            </option>
          ))}
        </select>
      </label>{' '}
      <label>
        {words.to}{' '}
        <select
          aria-label={words.to}
          value={to ?? ''}
          onChange={(event) => chooseTo(event.target.value === '' ? null : Number(event.target.value))}
        >
          <option value="">{words.now}</option>
          {to === null || known(to) ? null : <option value={to}>{words.version(to, null)}</option>}
          {versions
            .filter(({ n }) => n > 1)
            .map(({ n, name }) => (
              <option key={n} value={n}>
                {words.version(n, name)}
              </option>
            ))}
        </select>
      </label>
    </p>
  )
}

/** The pair that an address asks for, `?diff=38..41` or `?diff=38..`; null where it asks for none. */
export function pairIn(search: string): Pair | null {
  const found = /^(\d{1,9})\.\.(\d{1,9})?$/.exec(new URLSearchParams(search).get('diff') ?? '')
  if (!found) return null
  const from = Number(found[1])
  const to = found[2] ? Number(found[2]) : null
  return from < 1 || (to !== null && to < from) ? null : { from, to }
}

/** The one version that an address asks for, `?version=41`: what a badge leads to; null where it asks for none. */
export function versionIn(search: string): number | null {
  const found = /^[1-9]\d{0,8}$/.exec(new URLSearchParams(search).get('version') ?? '')
  return found ? Number(found[0]) : null
}

/** The address of what is compared, for whoever is sent there. */
export const searchOf = ({ from, to }: Pair): string => `?diff=${from}..${to ?? ''}`
