const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** As many keys in string order as there are siblings, spread evenly so that there is room between any two. */
export function positionKeys(count: number): string[] {
  const width = Math.max(2, Math.ceil(Math.log(count + 2) / Math.log(62)) + 1)
  const step = 62 ** width / (count + 1)
  return Array.from({ length: count }, (_, i) => {
    let rest = Math.floor(step * (i + 1))
    let key = ''
    for (let digit = 0; digit < width; digit++) {
      key = DIGITS[rest % 62] + key
      rest = Math.floor(rest / 62)
    }
    // A key that ends in the lowest digit would leave no room before it.
    return key.replace(/0+$/, '') || DIGITS[1] || '1'
  })
}
