import { Refusal } from '@commonplace/api'
import { say } from '../../words/say.ts'
import type { PictureType } from './sniff.ts'

// A picture is taken apart and drawn anew: what else the file carried (where it was taken, a thumbnail of what was cropped away, bytes
// that mean something to another program) stays behind.

/** Together in all frames: what a picture may need in memory while it is drawn. */
const MOST_PIXELS = 50_000_000
/** Wider or higher than any page shows it; larger ones are scaled down. */
const LONGEST_SIDE = 3840

export interface Picture {
  readonly bytes: Uint8Array
  readonly width: number
  readonly height: number
}

export async function recodePicture(bytes: Uint8Array, type: PictureType): Promise<Picture> {
  // Loaded with the first picture: the decoder is large, and most starts of the server never need it.
  const { default: sharp } = await import('sharp')
  const animated = type === 'image/gif' || type === 'image/webp'
  try {
    const source = sharp(bytes, { limitInputPixels: MOST_PIXELS, animated, failOn: 'error' })
    const fitted = source
      .rotate()
      .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true })
    const drawn =
      type === 'image/png'
        ? fitted.png()
        : type === 'image/jpeg'
          ? fitted.jpeg({ quality: 86 })
          : type === 'image/webp'
            ? fitted.webp({ quality: 86 })
            : fitted.gif()
    const { data, info } = await drawn.toBuffer({ resolveWithObject: true })
    return { bytes: data, width: info.width, height: info.pageHeight ?? info.height }
  } catch (error) {
    throw inWords(error)
  }
}

/** How wide and high a portrait is. */
const PORTRAIT = 256

/** A small square of a picture of somebody, around what stands out in it. */
export async function recodePortrait(bytes: Uint8Array): Promise<Uint8Array> {
  const { default: sharp } = await import('sharp')
  try {
    const source = sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error' })
    const drawn = source.rotate().resize({ width: PORTRAIT, height: PORTRAIT, fit: 'cover', position: 'attention' })
    return await drawn.webp({ quality: 82 }).toBuffer()
  } catch (error) {
    throw inWords(error)
  }
}

function inWords(error: unknown): Refusal {
  if (error instanceof Error && /pixel limit/i.test(error.message))
    return new Refusal('too-large', say('tooManyPixels'))
  return new Refusal('unsupported-type', say('unreadablePicture'))
}
