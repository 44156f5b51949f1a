import type { Device } from '../device/open-device.ts'

/** Saves everything that was not sent as one file of the person's own. The rest is loaded only now: it knows Markdown and Yjs. */
export async function saveUnsent(device: Device): Promise<void> {
  const [{ unsentFiles }, { zip }] = await Promise.all([import('./unsent-files.ts'), import('./zip.ts')])
  const link = document.createElement('a')
  link.href = URL.createObjectURL(zip(await unsentFiles(device)))
  link.download = `not-sent-${new Date().toISOString().slice(0, 10)}.zip`
  link.click()
  // The browser reads it after the click has returned.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
