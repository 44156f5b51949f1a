import { randomBytes } from 'node:crypto'
import { link, mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'

/**
 * Writes a whole file so that a crash at any moment leaves either what was there before or the new one, and so that the new one is on
 * disk when this resolves: a temporary file beside it, fsync, rename, fsync of the folder.
 */
export async function writeDurably(path: string, bytes: Uint8Array | string): Promise<void> {
  await writeBeside(path, bytes, (temporary) => rename(temporary, path))
}

/** The same for what is never written over: false, and nothing changed, where something is there already. */
export async function writeOnce(path: string, bytes: Uint8Array): Promise<boolean> {
  let isNew = true
  await writeBeside(path, bytes, async (temporary) => {
    try {
      await link(temporary, path)
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
      isNew = false
    }
    await rm(temporary)
  })
  return isNew
}

async function writeBeside(
  path: string,
  bytes: Uint8Array | string,
  put: (temporary: string) => Promise<void>,
): Promise<void> {
  const folder = dirname(path)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const temporary = `${path}.${randomBytes(6).toString('hex')}.tmp`
  try {
    const file = await open(temporary, 'wx', 0o600)
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await put(temporary)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
  await syncFolder(folder)
}

/** A rename is on disk only once its folder is. Windows has no such call and keeps renames in its journal. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Whether an error says that there is no such file. */
export const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')

/** Whether an error says that the disk cannot take more, or takes nothing. */
export const isFull = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && ['ENOSPC', 'EDQUOT', 'EROFS', 'EIO'].includes(String(error.code))
