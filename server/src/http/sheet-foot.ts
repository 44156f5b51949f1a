import { escapeHtml } from '@commonplace/document/escape'
import { encode } from 'uqr'

/** Light modules that stand around a code, so that it is told from what is beside it. */
const QUIET = 4
/** The height of a letter and the width of one, beside a code that is 40 high. */
const HEIGHT = 40
const LETTER = 4
const ADVANCE = 2.4
const GAP = 2

/** What stands at the foot of a printed page: its address as a code to be pointed at with a phone, and as it is typed. */
export function sheetFoot(address: string): string {
  // With M a sheet may lose about a seventh of the code to a fold or a stain.
  const code = encode(address, { ecc: 'M', border: QUIET })
  const dark = code.data.flatMap((row, y) => runsOf(row).map(([x, length]) => `M${x} ${y}h${length}v1h-${length}z`))
  const left = HEIGHT + GAP
  const length = [...address].length * ADVANCE
  const text = `<text x="${left}" y="${HEIGHT / 2 + LETTER / 3}" font-family="monospace" font-size="${LETTER}" textLength="${length}" lengthAdjust="spacingAndGlyphs">${escapeHtml(address)}</text>`
  const scale = HEIGHT / code.size
  const drawn = `<path shape-rendering="crispEdges" transform="scale(${scale})" d="${dark.join('')}"/>`
  // The margin of the sheet is light as well: the code begins where the text does.
  const from = QUIET * scale
  const width = Math.ceil(left + length + GAP) - from
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${from} 0 ${width} ${HEIGHT}" width="${width}" height="${HEIGHT}">${drawn}${text}</svg>\n`
}

/** Where dark modules stand side by side, and how many. */
function runsOf(row: readonly boolean[]): [from: number, length: number][] {
  const text = row.map((dark) => (dark ? '1' : '0')).join('')
  return [...text.matchAll(/1+/g)].map((run) => [run.index, run[0].length])
}
