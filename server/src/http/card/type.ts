import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Font } from 'fontkit'

// Words as outlines, so that a picture shows our own typeface wherever the server runs, with none installed.

/** The book face, in the files it comes in: the first that has a letter draws it. */
export type Face = readonly Font[]

const SUBSETS = ['latin', 'latin-ext', 'cyrillic', 'greek', 'vietnamese']

export async function openFace(): Promise<Face> {
  const { create } = await import('fontkit')
  return Promise.all(
    SUBSETS.map(async (subset) => {
      const file = import.meta.resolve(`@fontsource-variable/literata/files/literata-${subset}-wght-normal.woff2`)
      return create(await readFile(fileURLToPath(file))) as Font
    }),
  )
}

interface Stretch {
  readonly font: Font
  text: string
}

/** Each stretch of a text with the file that draws it. What the face does not hold, an emoji say, is left out. */
function stretchesOf(face: Face, text: string): Stretch[] {
  const stretches: Stretch[] = []
  for (const letter of text) {
    const font = face.find((one) => one.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0))
    const last = stretches.at(-1)
    if (last && last.font === font) last.text += letter
    else if (font) stretches.push({ font, text: letter })
  }
  return stretches
}

/** How wide a text is at a size, both in pixels. */
export function widthOf(face: Face, text: string, size: number): number {
  return stretchesOf(face, text).reduce(
    (sum, { font, text: stretch }) => sum + (font.layout(stretch).advanceWidth / font.unitsPerEm) * size,
    0,
  )
}

export interface Placed {
  readonly x: number
  /** Of the line that letters stand on. */
  readonly y: number
  readonly size: number
  readonly colour: string
}

/** A line of words as SVG. */
export function drawLine(face: Face, text: string, { x, y, size, colour }: Placed): string {
  let at = x
  const paths = stretchesOf(face, text).flatMap(({ font, text: stretch }) => {
    const scale = size / font.unitsPerEm
    const { glyphs, positions } = font.layout(stretch)
    return glyphs.map((glyph, n) => {
      const { xAdvance = 0, xOffset = 0, yOffset = 0 } = positions[n] ?? {}
      const place = `translate(${at + xOffset * scale} ${y - yOffset * scale}) scale(${scale} ${-scale})`
      at += xAdvance * scale
      return `<path transform="${place}" d="${glyph.path.toSVG()}"/>`
    })
  })
  return `<g fill="${colour}">${paths.join('')}</g>`
}

/** A text in lines no wider than `width` pixels; a word that is wider by itself is cut. */
export function linesOf(face: Face, text: string, size: number, width: number): string[] {
  const space = widthOf(face, ' ', size)
  const lines: { text: string; width: number }[] = []
  const add = (word: string, wide: number) => {
    const last = lines.at(-1)
    if (last && last.width + space + wide <= width) {
      last.text += ` ${word}`
      last.width += space + wide
    } else lines.push({ text: word, width: wide })
  }
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const wide = widthOf(face, word, size)
    if (wide <= width) add(word, wide)
    else {
      // As even pieces as it takes: letters are about as wide as each other, and a margin is left for those that are not.
      const pieces = Math.ceil((wide / width) * 1.1)
      const letters = [...word]
      const most = Math.ceil(letters.length / pieces)
      for (let at = 0; at < letters.length; at += most) {
        const piece = letters.slice(at, at + most).join('')
        add(piece, widthOf(face, piece, size))
      }
    }
  }
  return lines.map((line) => line.text)
}
