import type { Card } from '../renderer.ts'
import { drawLine, type Face, linesOf, openFace } from './type.ts'

// The picture that other programs show beside a link to a page or question: its kind, its title and whose it is, as the page looks.

const SIZE = { width: 1200, height: 630 }

/** The colours of the light theme (client/src/ui/styles/tokens.css). */
const COLOURS: Readonly<Record<string, string>> = {
  practice: '#035337',
  story: '#a02262',
  method: '#1654a9',
  tool: '#1654a9',
  question: '#896100',
}
const SHEET = '#fcfefc'
const INK = '#15201b'
const INK_2 = '#3f4b45'
const LINE = '#d6ddd8'

const LEFT = 88
const WIDTH = SIZE.width - 2 * LEFT
const SMALLEST = { size: 54, lines: 4 }
/** The largest size in which a title takes at most so many lines is the one it has. */
const TITLE_SIZES = [{ size: 84, lines: 2 }, { size: 68, lines: 3 }, SMALLEST]

let face: Promise<Face> | null = null

function titleOf(book: Face, title: string): { size: number; lines: string[] } {
  for (const { size, lines: most } of TITLE_SIZES) {
    const lines = linesOf(book, title, size, WIDTH)
    if (lines.length <= most) return { size, lines }
  }
  const { size, lines: most } = SMALLEST
  const lines = linesOf(book, title, size, WIDTH - size)
  return { size, lines: [...lines.slice(0, most - 1), `${lines[most - 1]}…`] }
}

/** A PNG of 1200 × 630 pixels. */
export async function drawCard({ title, kind, kindWord, community }: Card): Promise<Uint8Array> {
  // Read with the first card: most starts of the server never draw one.
  face ??= openFace()
  const book = await face
  const { default: sharp } = await import('sharp')
  const colour = COLOURS[kind] ?? INK
  const { size, lines } = titleOf(book, title)
  const { width, height } = SIZE
  const words = [
    drawLine(book, kindWord, { x: LEFT, y: 132, size: 38, colour }),
    ...lines.map((line, n) =>
      drawLine(book, line, { x: LEFT, y: 196 + size * 0.8 + n * size * 1.16, size, colour: INK }),
    ),
    drawLine(book, linesOf(book, community, 34, WIDTH)[0] ?? '', { x: LEFT, y: 562, size: 34, colour: INK_2 }),
  ]
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">`,
    `<rect width="${width}" height="${height}" fill="${SHEET}"/>`,
    `<rect width="20" height="${height}" fill="${colour}"/>`,
    `<rect x="${LEFT}" y="502" width="${WIDTH}" height="2" fill="${LINE}"/>`,
    ...words,
    '</svg>',
  ]
  return sharp(Buffer.from(svg.join('')))
    .png({ palette: true })
    .toBuffer()
}
