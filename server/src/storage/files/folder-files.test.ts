import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AttachmentId } from '@commonplace/domain'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { folderFiles } from './folder-files.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'commonplace-files-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))
const PICTURE = '1111111111111111' as AttachmentId

test('bytes come back as they were put, also to another process', async () => {
  const bytes = new Uint8Array([0, 1, 255, 128])
  await folderFiles(folder).put(PICTURE, bytes)
  expect(await folderFiles(folder).get(PICTURE)).toEqual(bytes)
  expect(await folderFiles(folder).get('2222222222222222' as AttachmentId)).toBeNull()
})

test('what was put is never written over: the same again is fine, anything else is refused', async () => {
  const files = folderFiles(folder)
  await Promise.all([files.put(PICTURE, new Uint8Array([1])), files.put(PICTURE, new Uint8Array([1]))])
  await expect(files.put(PICTURE, new Uint8Array([2]))).rejects.toMatchObject({ code: 'conflict' })
  expect(await files.get(PICTURE)).toEqual(new Uint8Array([1]))
})

test('files lie two folders deep and nothing temporary is left', async () => {
  await folderFiles(folder).put(PICTURE, new Uint8Array(3))
  const found = (await readdir(folder, { recursive: true })).sort()
  expect(found.at(-1)).toMatch(/^[0-9a-f]{2}.[0-9a-f]{2}.1111111111111111$/)
  expect(found).toHaveLength(3)
})

test('a name that is no id is never looked up', async () => {
  for (const name of ['../../etc/passwd', '..', '', 'a/b'])
    await expect(folderFiles(folder).get(name as AttachmentId)).rejects.toThrow('Not an id')
})
