// Pictures of numbers, drawn on the server like everything else. Words and figures stand in HTML beside them, never in the drawing.

interface Drawn {
  /** What it shows, in one sentence. */
  readonly label: string
  readonly values: readonly (number | null)[]
  readonly tone: string
  /** What the top of the picture stands for; left out, the most there is. */
  readonly top?: number
}

const HEIGHT = 100
const heightOf = (value: number, most: number): number => (most <= 0 ? 0 : (value / most) * HEIGHT)

/** A bar for each value; the present one full, the others paler. */
export function Bars({ label, values, tone }: Drawn) {
  const most = Math.max(0, ...values.map((value) => value ?? 0))
  return (
    <svg
      className={`chart tone-${tone}`}
      role="img"
      aria-label={label}
      viewBox={`0 0 ${values.length * 10} ${HEIGHT}`}
      preserveAspectRatio="none"
    >
      {values.map((value, i) => {
        const height = Math.max(value ? 2 : 0.5, heightOf(value ?? 0, most))
        return (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: a place in time is what it is
            key={i}
            className={i === values.length - 1 ? 'now' : undefined}
            x={i * 10 + 0.5}
            y={HEIGHT - height}
            width={9}
            height={height}
          />
        )
      })}
    </svg>
  )
}

/** A line through the values there are; where there is none it breaks off. */
export function Line({ label, values, tone, top }: Drawn) {
  const most = top ?? Math.max(0, ...values.map((value) => value ?? 0))
  const width = Math.max(1, values.length - 1)
  const points = values.map((value, i) =>
    value === null ? null : { x: i, y: HEIGHT - heightOf(value, most) * 0.92 - 4 },
  )
  const path = points
    .map((point, i) => (point ? `${points[i - 1] ? 'L' : 'M'}${point.x} ${point.y.toFixed(1)}` : ''))
    .join(' ')
  const alone = points.filter((point, i) => point && !points[i - 1] && !points[i + 1])
  const last = points.findLast((point) => point !== null)
  return (
    <svg
      className={`chart line tone-${tone}`}
      role="img"
      aria-label={label}
      viewBox={`-0.2 0 ${width + 0.4} ${HEIGHT}`}
      preserveAspectRatio="none"
    >
      <path d={`M-0.2 ${HEIGHT} H${width + 0.2}`} className="base" />
      {path ? <path d={path} /> : null}
      {[...alone, last].map((point) =>
        point ? <path key={point.x} className="dot" d={`M${point.x} ${point.y.toFixed(1)}h0`} /> : null,
      )}
    </svg>
  )
}

/** Parts of a whole, one beside the other. */
export function Share({ label, parts }: { label: string; parts: readonly { n: number; tone: string }[] }) {
  const all = parts.reduce((sum, { n }) => sum + n, 0)
  let x = 0
  return (
    <svg className="chart share" role="img" aria-label={label} viewBox="0 0 100 10" preserveAspectRatio="none">
      {parts.map(({ n, tone }) => {
        const width = all === 0 ? 0 : (n / all) * 100
        const from = x
        x += width
        return (
          <rect key={tone} className={`part-${tone}`} x={from} y={0} width={Math.max(0, width - 0.4)} height={10} />
        )
      })}
    </svg>
  )
}

/** Where something took place, below a picture: a stroke for gatherings, a full square where a challenge began. Told in the table. */
export function Marks({ kinds, line }: { kinds: readonly (readonly ('gathering' | 'challenge')[])[]; line: boolean }) {
  const last = Math.max(1, kinds.length - 1)
  const [begin, width] = line ? [-0.2, last + 0.4] : [-0.5, kinds.length]
  return (
    <svg className="chart-marks" aria-hidden="true" viewBox={`${begin} 0 ${width} 10`} preserveAspectRatio="none">
      {kinds.map((here, i) =>
        here.length === 0 ? null : (
          <path
            // biome-ignore lint/suspicious/noArrayIndexKey: a place in time is what it is
            key={i}
            className={here.includes('challenge') ? 'began' : undefined}
            d={`M${i} 1V9`}
          />
        ),
      )}
    </svg>
  )
}
