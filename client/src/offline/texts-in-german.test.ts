import type { AdoptionShape } from '@commonplace/api'
import { toHtml } from '@commonplace/document/html'
import type { DocNode } from '@commonplace/document/json'
import { expect, test, vi } from 'vitest'
import type { Device } from './device/open-device.ts'
import { shownBy } from './library/shown-kept.ts'
import { aPage } from './testing/kept-things.ts'
import { readMarkdown } from './waiting/from-markdown.ts'

vi.mock('../words/html.ts', () => import('../words/de/html.ts'))

const paragraph = { type: 'paragraph', content: [{ type: 'text', text: 'Dünn.' }] }
const woven = (adoptionId: string): DocNode => ({ type: 'adoptedAnswer', attrs: { adoptionId }, content: [paragraph] })
const adoption = (id: string, more: Partial<AdoptionShape>) =>
  ({ id, answeredBy: { name: 'Bo' }, adoptedBy: { name: 'Mei' }, visible: true, ...more }) as AdoptionShape

test('[LA5] a kept text that is drawn on the device says bylines, bars and callouts in the language of its reader', async () => {
  const body: DocNode = {
    type: 'doc',
    content: [
      woven('a1'),
      woven('a2'),
      { type: 'callout', attrs: { tone: 'tip' }, content: [paragraph] },
      { type: 'shownSection', attrs: { pageId: 'bowls', blockId: '' } },
    ],
  }
  const adoptions = [
    adoption('a1', { state: 'answer-changed' }),
    adoption('a2', { state: 'in-step' as AdoptionShape['state'], visible: false }),
  ]
  const device = { get: async () => undefined } as unknown as Device
  const html = toHtml(body, await shownBy(device, { ...aPage('p1', 'Becher', ''), adoptions }, [body]))
  expect(html).toContain('Beantwortet von Bo · übernommen von Mei')
  expect(html).toContain('Die Antwort wurde seither geändert.')
  expect(html).toContain('Antwort verborgen')
  expect(html).toContain('Tipp')
  expect(html).toContain('auf diesem Gerät liegt')
  expect(html).not.toMatch(/Answered|Answer|Tip<|section/)
})

test('[LA5] so does Markdown that waits to be sent', () => {
  const { html } = readMarkdown('> [!WARNING]\n> Heiß.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n')
  expect(html).toContain('Warnung')
  expect(html).toContain('Tabelle')
})
