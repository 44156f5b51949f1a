import { Presets, SingleBar } from 'cli-progress'
import { EXIT } from './failure.ts'

/** What a command tells while it works. People get words and a bar on a terminal; `--json` gives one JSON line a step. */
export interface Output {
  /** Something a person wants to know; not part of the result. */
  say(words: string): void
  /** A step that is done, with its facts. */
  step(name: string, facts: Readonly<Record<string, unknown>>, words: string): void
  /** The one thing that was asked for, alone on its line: a token, for a script to take. */
  value(name: string, value: string): void
  progress(what: string, total: number): Progress
  /** Everything is done but some of it could not be: the exit code says so. */
  partly(): void
}

export interface Progress {
  at(done: number): void
  end(): void
}

interface Streams {
  readonly out: NodeJS.WritableStream
  readonly err: NodeJS.WritableStream & { readonly isTTY?: boolean }
}

export function jsonOutput({ out }: Streams, exit: (code: number) => void): Output {
  const line = (facts: Readonly<Record<string, unknown>>) => out.write(`${JSON.stringify(facts)}\n`)
  return {
    say: (words) => line({ step: 'note', words }),
    step: (step, facts) => line({ step, ...facts }),
    value: (name, value) => line({ step: name, [name]: value }),
    progress(what, total) {
      const told = throttled((done) => line({ step: what, done, total }))
      return { at: told, end: () => line({ step: what, done: total, total }) }
    },
    partly: () => exit(EXIT.partly),
  }
}

export function humanOutput({ out, err }: Streams, exit: (code: number) => void): Output {
  return {
    say: (words) => err.write(`${words}\n`),
    step: (_name, _facts, words) => out.write(`${words}\n`),
    value: (_name, value) => out.write(`${value}\n`),
    progress: (what, total) => (err.isTTY ? barOn(err, what, total) : linesOn(err, what, total)),
    partly: () => exit(EXIT.partly),
  }
}

function barOn(stream: NodeJS.WritableStream, what: string, total: number): Progress {
  const bar = new SingleBar(
    {
      stream,
      format: `${what} {bar} {value} of {total} · {rate}/s · {eta_formatted} left`,
      barsize: 28,
      hideCursor: true,
      etaBuffer: 40,
    },
    Presets.shades_grey,
  )
  const started = performance.now()
  bar.start(total, 0, { rate: '–' })
  return {
    at(done) {
      const seconds = (performance.now() - started) / 1000
      bar.update(done, { rate: seconds > 0 ? Math.round(done / seconds) : '–' })
    },
    end: () => bar.stop(),
  }
}

/** Where nobody watches a line being rewritten: a line every few seconds, with rate and what is left. */
function linesOn(stream: NodeJS.WritableStream, what: string, total: number): Progress {
  const started = performance.now()
  const told = throttled((done) => {
    const rate = done / ((performance.now() - started) / 1000)
    const left = rate > 0 ? Math.ceil((total - done) / rate) : 0
    stream.write(`${what}: ${done} of ${total}, ${Math.round(rate)}/s, ${left} s left\n`)
  })
  return {
    at: told,
    end() {
      const seconds = (performance.now() - started) / 1000
      stream.write(`${what}: ${total} of ${total} in ${seconds.toFixed(1)} s\n`)
    },
  }
}

/** At most one call every two seconds. */
function throttled(tell: (done: number) => void): (done: number) => void {
  let last = performance.now()
  return (done) => {
    if (performance.now() - last < 2000) return
    last = performance.now()
    tell(done)
  }
}
