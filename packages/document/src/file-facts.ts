const KB = 1024

/** How large a file is, as people say it. */
const sizeOf = (bytes: number): string =>
  bytes >= KB * KB ? `${(bytes / KB / KB).toFixed(1)} MB` : `${Math.max(1, Math.round(bytes / KB))} KB`

/** What is said of a file besides its name: its kind, by the ending of that, and its size where it is known. */
export function fileFacts(name: string, bytes: number): string {
  const kind = /\.([a-z0-9]{1,10})$/i.exec(name)?.[1]?.toUpperCase() ?? ''
  return [kind, ...(bytes > 0 ? [sizeOf(bytes)] : [])].filter((one) => one !== '').join(' · ')
}
