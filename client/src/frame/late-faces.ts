// The typefaces of a first visit mostly come after its words, and words that are being read do not move (`font-display: optional`). With
// the next screen everything is drawn anew anyway: from then on the faces that were late are used.

let taken = false

const ruleOf = (rule: CSSRule): CSSFontFaceRule[] => (rule instanceof CSSFontFaceRule ? [rule] : [])

function facesOf({ style }: CSSFontFaceRule): FontFace {
  const value = (name: string) => style.getPropertyValue(name)
  const [family, src] = [value('font-family').replaceAll('"', ''), value('src')]
  return new FontFace(family, src, {
    style: value('font-style') || 'normal',
    weight: value('font-weight') || 'normal',
    unicodeRange: value('unicode-range') || 'U+0-10FFFF',
    display: 'block',
  })
}

/** Resolves with what puts the faces of this document in use, once their files are at hand. What this view never asked for is left out. */
export async function lateFaces(): Promise<() => void> {
  if (taken) return () => undefined
  const asked = new Set([...document.fonts].filter(({ status }) => status !== 'unloaded').map(keyOf))
  const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules].flatMap(ruleOf))
  const faces = rules.map(facesOf).filter((face) => asked.has(keyOf(face)))
  await Promise.all(faces.map((face) => face.load()))
  return () => {
    taken = true
    for (const face of faces) document.fonts.add(face)
  }
}

const keyOf = ({ family, style, unicodeRange }: FontFace) =>
  [family.replaceAll('"', ''), style, unicodeRange.replaceAll(/\s/g, '').toUpperCase()].join(' ')
