import { pino } from 'pino'

/** What the rooms of the server log through. Never content, names, addresses of pages with secrets in them, or tokens. */
export type Log = Pick<import('pino').Logger, 'debug' | 'info' | 'warn' | 'error'>

const LEVELS: Readonly<Record<number, string>> = {
  10: 'trace',
  20: 'debug',
  30: '',
  40: 'warning',
  50: 'error',
  60: 'fatal',
}

/** One plain line for a person at a terminal. */
function lineOf(json: string): string {
  const { level, time, msg, err, ...rest } = JSON.parse(json) as Record<string, unknown>
  const at = new Date(Number(time)).toLocaleTimeString('en-GB')
  const word = LEVELS[Number(level)] ?? ''
  const more = Object.entries(rest).map(
    ([name, value]) => `${name}=${typeof value === 'object' ? JSON.stringify(value) : value}`,
  )
  const trouble = err && typeof err === 'object' && 'stack' in err ? `\n${err.stack}` : ''
  return `${[at, word, msg, ...more].filter(Boolean).join(' ')}${trouble}\n`
}

/** JSON lines on standard error; plain lines where that is a terminal. */
export function openLog(level: string): Log {
  const terminal = process.stderr.isTTY === true
  const write = (json: string) => {
    process.stderr.write(terminal ? lineOf(json) : json)
  }
  return pino({ level, base: null }, { write })
}
