import { type GatheringShape, routes, type TogetherShape } from '@commonplace/api'
import { useEffect, useState } from 'react'
import { pathOf } from '../../addresses.ts'
import { useSaidAct } from '../../ui/use-said-act.ts'
import { togetherWords as said } from '../../words/together.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
/** What an item that names no minutes is given at first. */
const USUAL = 5

/** How far the clock of this device is behind that of the server, as of when this came from there. */
function useBehind(serverNow: number): number {
  const [behind, setBehind] = useState(() => serverNow - Date.now())
  useEffect(() => setBehind(serverNow - Date.now()), [serverNow])
  return behind
}

/** The time of the server, second by second while something is timed. */
function useServerTime(behind: number, ticks: boolean): number {
  const [now, setNow] = useState(() => Date.now() + behind)
  useEffect(() => {
    const look = () => setNow(Date.now() + behind)
    look()
    if (!ticks) return
    const timer = setInterval(look, SECOND)
    return () => clearInterval(timer)
  }, [behind, ticks])
  return now
}

/** "4:05". */
export const clockOf = (ms: number): string => {
  const seconds = Math.max(0, Math.round(ms / SECOND))
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

interface Props {
  gathering: GatheringShape
  together: TogetherShape
}

/** What is on and how long it still may be; for whoever leads, what can be next. */
export function RunClock({ gathering, together }: Props) {
  const { gatheringId: id, at, title, url } = gathering
  const { items, running, may } = together
  const start = useSaidAct(routes.startItem)
  const stop = useSaidAct(routes.stopItem)
  const about = { what: title, where: pathOf(url) }
  const begin = (item: string, minutes: number) =>
    void start.act({ params: { id, at }, input: { item, minutes } }, about)
  const busy = start.busy || stop.busy
  return (
    <>
      <h3>{said.clock}</h3>
      {running ? (
        <div className="run-clock">
          <Left running={running} now={together.now} />
          {may.lead ? (
            <div className="form-actions">
              <button
                type="button"
                className="button"
                disabled={busy}
                onClick={() => begin(running.item, running.minutes + 1)}
              >
                {said.more}
              </button>
              <button
                type="button"
                className="button"
                disabled={busy}
                onClick={() => void stop.act({ params: { id, at } }, about)}
              >
                {said.stop}
              </button>
            </div>
          ) : null}
        </div>
      ) : (
        <p className="quiet-line">{said.nothingOn}</p>
      )}
      {may.lead && items.length === 0 ? <p className="quiet-line">{said.noItems}</p> : null}
      <ol className="rows tight">
        {items.map(({ item, minutes }) => (
          <li className="row" key={item}>
            <div className="row-main" dir="auto">
              {running?.item === item ? <b aria-current="step">{item}</b> : item}
            </div>
            {may.lead && running?.item !== item ? (
              <button
                type="button"
                className="button quiet"
                disabled={busy}
                aria-label={said.startLabel(said.minutes(minutes ?? USUAL), item)}
                onClick={() => begin(item, minutes ?? USUAL)}
              >
                {said.startIn(said.minutes(minutes ?? USUAL))}
              </button>
            ) : null}
          </li>
        ))}
      </ol>
    </>
  )
}

function Left({ running, now: serverNow }: { running: NonNullable<TogetherShape['running']>; now: number }) {
  const now = useServerTime(useBehind(serverNow), true)
  const { item, minutes, startedAt } = running
  const left = startedAt + minutes * MINUTE - now
  return (
    <>
      <p className={left < 0 ? 'run-left over' : 'run-left'} role="timer">
        <b dir="auto">{item}</b> {left < 0 ? said.over(clockOf(-left)) : said.left(clockOf(left))}
      </p>
      {/* Said once, when it is so: a clock that speaks each second would speak over everybody. */}
      <p className="visually-hidden" role="status">
        {left < 0 ? said.timeIsUp(item) : ''}
      </p>
    </>
  )
}
