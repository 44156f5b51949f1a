import { expect, test } from 'vitest'
import { addressOf, isCommunitySlug, RESERVED_SLUGS, readAddress, slugOf } from './slug.ts'

const ID = '4TQx1aVbCdEfGh12'

test('a title becomes an address that people can read, in every script', () => {
  expect(slugOf('Triage a dead toaster')).toBe('triage-a-dead-toaster')
  expect(slugOf('  Wie löscht man Öl?! ')).toBe('wie-loscht-man-ol')
  expect(slugOf('救急の手順')).toBe('救急の手順')
  expect(slugOf('… ???')).toBe('untitled')
  expect([...slugOf('word '.repeat(40))].length).toBeLessThanOrEqual(60)
  expect(slugOf(`${'a'.repeat(59)} b`)).toBe('a'.repeat(59))
})

test('the id in an address decides, whatever stands before it', () => {
  expect(readAddress(addressOf('Triage a dead toaster', ID))).toEqual({ slug: 'triage-a-dead-toaster', id: ID })
  expect(readAddress(ID)).toEqual({ slug: '', id: ID })
  const uuid = '0190c7a1-51b4-7d7a-8f7e-3c1f0a1b2c3d'
  expect(readAddress(`an-older-title-${uuid}`)).toEqual({ slug: 'an-older-title', id: uuid })
  for (const none of ['', 'short', 'a-title-without-one', '../etc/passwd', `${ID}/history`])
    expect(readAddress(none)).toBeNull()
})

test('no community takes an address that the program needs', () => {
  for (const good of ['repair-cafe', 'a', '24h-nurses', 'a'.repeat(40)]) expect(isCommunitySlug(good), good).toBe(true)
  for (const bad of ['', '-a', 'a-', 'Repair', 'café', 'a/b', 'a'.repeat(41), '.well-known', ...RESERVED_SLUGS])
    expect(isCommunitySlug(bad), bad).toBe(false)
})
