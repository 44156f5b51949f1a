import { routes } from '@commonplace/api'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { type House, openHouse } from '../../testing/house.ts'
import { fileName } from '../shared/sniff.ts'

const page = (house: House) =>
  house.do('amina', routes.createPage, {
    params: { slug: house.slug },
    input: { kind: 'note', title: 'Glue', markdown: 'Wait.' },
  })
const attach = (house: House, id: string, bytes: Uint8Array, name?: string) =>
  house.do('amina', routes.attachFile, { params: { id }, query: name === undefined ? {} : { name }, bytes })
const picture = (format: 'png' | 'jpeg' | 'webp' | 'gif') =>
  sharp({ create: { width: 40, height: 20, channels: 3, background: '#035337' } })
    .withExif({ IFD0: { Copyright: 'A secret place' } })
    .toFormat(format)
    .toBuffer()

test('[SA39] pictures are drawn anew: what else the file carried stays behind', async () => {
  await using house = await openHouse()
  const { id } = await page(house)
  const given = await picture('jpeg')
  expect(given.toString('latin1')).toContain('A secret place')
  const file = await attach(house, id, given, '../../C:\\holiday photo.exe')
  expect(file).toMatchObject({ name: 'holiday photo.jpg', type: 'image/jpeg', width: 40, height: 20 })
  const sent: { bytes: Uint8Array; type: string; name: string; inline: boolean }[] = []
  await house.do('guest', routes.readAttachment, { params: { id: file.id }, sent })
  expect(sent[0]).toMatchObject({ type: 'image/jpeg', inline: true, name: 'holiday photo.jpg' })
  expect(Buffer.from(sent[0]?.bytes ?? []).toString('latin1')).not.toContain('secret')
})

test('[CO70] every kind of picture is kept as what it is, a PDF is kept to be saved', async () => {
  await using house = await openHouse()
  const { id } = await page(house)
  for (const format of ['png', 'webp', 'gif'] as const)
    expect((await attach(house, id, await picture(format))).type).toBe(`image/${format}`)
  const pdf = await attach(house, id, new TextEncoder().encode('%PDF-1.7 small'), 'plan.html')
  const sent: { bytes: Uint8Array; type: string; name: string; inline: boolean }[] = []
  await house.do('guest', routes.readAttachment, { params: { id: pdf.id }, sent })
  expect(sent[0]).toMatchObject({ name: 'plan.pdf', type: 'application/pdf', inline: false })
})

test('[CO70] any other file is kept byte for byte under its own ending, and only ever saved', async () => {
  await using house = await openHouse()
  const { id } = await page(house)
  const svg = new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
  const names = {
    'drawing.svg': 'drawing.svg',
    'a/page.HTML': 'page.html',
    'no ending': 'no ending.bin',
    'x.tar.gz': 'x.tar.gz',
  }
  for (const [given, kept] of Object.entries(names)) {
    const file = await attach(house, id, svg, given)
    expect(file).toMatchObject({ name: kept, type: 'application/octet-stream', width: null })
    const sent: { bytes: Uint8Array; type: string; name: string; inline: boolean }[] = []
    await house.do('guest', routes.readAttachment, { params: { id: file.id }, sent })
    expect(sent[0]).toEqual({ bytes: svg, name: kept, type: 'application/octet-stream', inline: false })
  }
})

test('[CO72] a file under an id that the device minted is kept once; the id for anything else is refused', async () => {
  await using house = await openHouse()
  const { id } = await page(house)
  const other = await page(house)
  const query = { id: 'aPictureOfADevice01', name: 'pot.png' }
  const bytes = await picture('png')
  const first = await house.do('amina', routes.attachFile, { params: { id }, query, bytes })
  expect(first).toMatchObject({ id: query.id, url: expect.stringContaining(query.id) })
  expect(await house.do('amina', routes.attachFile, { params: { id }, query, bytes })).toEqual(first)
  expect(house.told('attachment-added')).toHaveLength(1)
  for (const again of [
    house.do('amina', routes.attachFile, { params: { id: other.id }, query, bytes }),
    house.do('bo', routes.attachFile, { params: { id }, query, bytes }),
  ])
    await expect(again).rejects.toMatchObject({ code: 'conflict' })
})

test('[CO70] an animated picture keeps its frames', async () => {
  await using house = await openHouse()
  const { id } = await page(house)
  const frame = (background: string) =>
    sharp({ create: { width: 8, height: 8, channels: 3, background } })
      .png()
      .toBuffer()
  const given = await sharp([await frame('#000000'), await frame('#ffffff')], { join: { animated: true } })
    .gif()
    .toBuffer()
  const file = await attach(house, id, given)
  expect([file.width, file.height]).toEqual([8, 8])
  const sent: { bytes: Uint8Array; type: string; name: string; inline: boolean }[] = []
  await house.do('guest', routes.readAttachment, { params: { id: file.id }, sent })
  expect((await sharp(sent[0]?.bytes, { animated: true }).metadata()).pages).toBe(2)
})

test('[SA39] drawings that run script, pages, cut-off pictures and bombs are refused in words', async () => {
  await using house = await openHouse()
  const { id } = await page(house)
  const text = (words: string) => new TextEncoder().encode(words)
  const svg = text('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
  for (const bytes of [
    svg,
    text('<html><script>'),
    text('GIF'),
    new Uint8Array(),
    (await picture('png')).subarray(0, 60),
  ])
    await expect(attach(house, id, bytes, 'a.png')).rejects.toMatchObject({ code: 'unsupported-type' })
  const bomb = await sharp({ create: { width: 12_000, height: 12_000, channels: 3, background: '#fff' } })
    .png()
    .toBuffer()
  await expect(attach(house, id, bomb)).rejects.toMatchObject({ code: 'too-large' })
  await expect(attach(house, id, new Uint8Array(11 * 1024 * 1024))).rejects.toMatchObject({ code: 'too-large' })
})

test('[CO71] a picture in a page is shown with its size, and kept by devices', async () => {
  await using house = await openHouse()
  const { id } = await page(house)
  const file = await attach(house, id, await picture('png'), 'clamp.png')
  const markdown = `![A clamp](attachment:${file.id})`
  const read = await house.do('amina', routes.changePage, { params: { id }, input: { markdown } })
  expect(read.html).toContain(`<img src="${file.url}" alt="A clamp" width="40" height="20"`)
  const kept = await house.do('amina', routes.readOffline, { params: { slug: house.slug } })
  expect(kept.files).toEqual([file.url])
})

test('[CO70] names of files are safe in any header and on any disk', () => {
  expect(fileName('a"b\r\nSet-Cookie: x.png', 'image/png')).toBe('a b Set-Cookie x.png')
  expect(fileName('..', 'image/gif')).toBe('picture.gif')
  expect(fileName(undefined, 'application/pdf')).toBe('file.pdf')
})

test('a picture named by its address is the attachment it names: shown in its size, kept by devices, taken along by exports', async () => {
  await using house = await openHouse()
  const { id } = await page(house)
  const { url } = await attach(house, id, await picture('png'))
  const input = { markdown: `![A pot](${url})` }
  const shown = await house.do('amina', routes.changePage, { params: { id }, input })
  expect(shown.html).toContain(`<img src="${url}" alt="A pot" width="40" height="20"`)
  const whole = await house.do('amina', routes.readPage, { params: { id }, query: { format: 'markdown' } })
  expect(whole.markdown).toContain('](attachment:')
  const kept = await house.do('amina', routes.readOffline, { params: { slug: house.slug } })
  expect(kept.files).toEqual([url])
})
