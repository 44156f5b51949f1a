import { escapeHtml } from '@commonplace/document/escape'
import { qrOf } from './qr.ts'

/** Light modules that stand around a code, so that it is told from what is beside it. */
const QUIET = 4
/** The height of a letter and the width of one, beside a code that is 40 high. */
const HEIGHT = 40
const LETTER = 4
const ADVANCE = 2.4
const GAP = 2

/** What stands at the foot of a printed page: its address as a code to be pointed at with a phone, and as it is typed. */
export function sheetFoot(address: string): string {
  const code = qrOf(address)
  const side = (code?.length ?? 0) + 2 * QUIET
  const dark = (code ?? []).flatMap((row, y) =>
    runsOf(row).map(([x, length]) => `M${x + QUIET} ${y + QUIET}h${length}v1h-${length}z`),
  )
  const left = code ? HEIGHT + GAP : 0
  const length = [...address].length * ADVANCE
  const width = Math.ceil(left + length + GAP)
  const text = `<text x="${left}" y="${HEIGHT / 2 + LETTER / 3}" font-family="monospace" font-size="${LETTER}" textLength="${length}" lengthAdjust="spacingAndGlyphs">${escapeHtml(address)}</text>`
  const scale = HEIGHT / side
  const drawn = code ? `<path shape-rendering="crispEdges" transform="scale(${scale})" d="${dark.join('')}"/>` : ''
  // The margin of the sheet is light as well: the code begins where the text does.
  const from = code ? QUIET * scale : 0
  const view = `viewBox="${from} 0 ${width - from} ${HEIGHT}" width="${width - from}" height="${HEIGHT}"`
  return `<svg xmlns="http://www.w3.org/2000/svg" ${view}>${drawn}${text}</svg>\n`
}

/** Where dark modules stand side by side, and how many. */
function runsOf(row: readonly boolean[]): [from: number, length: number][] {
  const text = row.map((dark) => (dark ? '1' : '0')).join('')
  return [...text.matchAll(/1+/g)].map((run) => [run.index, run[0].length])
}
