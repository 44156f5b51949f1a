/** How deep JSON from outside may nest: nothing that converts it recurses further. */
export const MAX_JSON_DEPTH = 32

/** Whether the brackets of a JSON text nest too deep, found by reading over it once. Whether it is JSON is for the parser to say. */
export function nestsTooDeep(json: string): boolean {
  let depth = 0
  let quoted = false
  for (let i = 0; i < json.length; i++) {
    const unit = json.charCodeAt(i)
    if (quoted) {
      if (unit === 0x5c) i++
      else if (unit === 0x22) quoted = false
    } else if (unit === 0x22) quoted = true
    else if (unit === 0x7b || unit === 0x5b) {
      if (++depth > MAX_JSON_DEPTH) return true
    } else if (unit === 0x7d || unit === 0x5d) depth--
  }
  return false
}
