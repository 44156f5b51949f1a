import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { AttachmentId } from '@commonplace/domain'
import { isId } from '@commonplace/kit'
import type { Files } from '../../ports/attachments.ts'
import { cannotWrite, fileTaken } from '../conflicts.ts'
import { isFull, isMissing, writeOnce } from '../durable-file.ts'

/** Attachments as files of a folder, spread over 65,536 folders by a hash of their id (ids made at the same time begin alike). */
export function folderFiles(folder: string): Files {
  const pathOf = (id: AttachmentId) => {
    // An id that is not one could climb out of the folder.
    if (!isId(id)) throw new Error(`Not an id: ${id}`)
    const hash = createHash('sha256').update(id).digest('hex')
    return join(folder, hash.slice(0, 2), hash.slice(2, 4), id)
  }
  return {
    async put(id, bytes) {
      try {
        const path = pathOf(id)
        if (await writeOnce(path, bytes)) return
        // Sent again, it is what is there. Other bytes under an id that is known would be taken for what its row says of it.
        if (!Buffer.from(await readFile(path)).equals(bytes)) throw fileTaken()
      } catch (error) {
        throw isFull(error) ? cannotWrite() : error
      }
    },
    async get(id) {
      try {
        return new Uint8Array(await readFile(pathOf(id)))
      } catch (error) {
        if (isMissing(error)) return null
        throw error
      }
    },
  }
}
