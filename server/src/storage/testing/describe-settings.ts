import { DEFAULT_SETTINGS } from '@commonplace/domain'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Settings } from '../../ports/communities.ts'

export interface OpenedSettings {
  readonly settings: Settings
  /** The same settings as another process has them. */
  again(): Promise<Settings>
  close(): Promise<void>
}

/** What settings promise wherever they are kept. */
export function describeSettings(name: string, open: () => Promise<OpenedSettings>): void {
  describe(`settings: ${name}`, () => {
    let opened: OpenedSettings
    beforeEach(async () => {
      opened = await open()
    })
    afterEach(() => opened.close())
    const nurses = { ...DEFAULT_SETTINGS, name: 'Nurses’ “ward” 🏥', topics: ['wounds'], accent: 'plum' } as const

    test('what was written is read, here and by another process, each community its own', async () => {
      await opened.settings.write('nurses', nurses)
      await opened.settings.write('teachers', { ...nurses, name: 'Teachers' })
      expect(await opened.settings.read('nurses')).toEqual(nurses)
      expect(await (await opened.again()).read('nurses')).toEqual(nurses)
      expect((await opened.settings.read('teachers')).name).toBe('Teachers')
    })

    test('what another process wrote is read', async () => {
      await opened.settings.write('nurses', nurses)
      await opened.settings.read('nurses')
      await (await opened.again()).write('nurses', {
        ...nurses,
        sentence: 'Changed elsewhere, and longer than before.',
      })
      expect((await opened.settings.read('nurses')).sentence).toBe('Changed elsewhere, and longer than before.')
    })

    test('missing settings are told, never read as empty', async () => {
      await expect(opened.settings.read('nobody')).rejects.toThrow('missing')
    })

    test('writes at the same time leave the last one whole', async () => {
      const names = Array.from({ length: 10 }, (_, i) => `Name ${i}`)
      await Promise.all(names.map((each) => opened.settings.write('nurses', { ...nurses, name: each })))
      expect(names).toContain((await opened.settings.read('nurses')).name)
    })
  })
}
