/** As people say sizes: "36 kB", "2.0 MB", "11 GB". */
export function sizeWords(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1000))} kB`
  const [unit, name] = bytes < 1_000_000_000 ? [1_000_000, 'MB'] : [1_000_000_000, 'GB']
  return `${(bytes / unit).toFixed(bytes < 10 * unit ? 1 : 0)} ${name}`
}
