import { expect, test } from 'vitest'
import { EMBED_ORIGINS, embedOf } from './embeds.ts'

test.each([
  ['https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=42s', 'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?start=42'],
  ['https://youtu.be/dQw4w9WgXcQ', 'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ'],
  ['https://vimeo.com/76979871', 'https://player.vimeo.com/video/76979871?dnt=1'],
  ['https://archive.org/details/prelinger', 'https://archive.org/embed/prelinger'],
])('[CO75] %s is shown in place', (address, frame) => {
  expect(embedOf(address)?.frame).toBe(frame)
})

test.each([
  'https://evil.example/watch?v=dQw4w9WgXcQ',
  'https://youtube.com.evil.example/watch?v=dQw4w9WgXcQ',
  'https://www.youtube.com/watch?v="><script>',
  'https://www.youtube.com/redirect?q=https://evil.example',
  'javascript:alert(1)//youtube.com/watch?v=dQw4w9WgXcQ',
  '/watch?v=dQw4w9WgXcQ',
  'https://www.openstreetmap.org/export/embed.html?bbox="onload=',
  null,
])('[CO75] %s is not', (address) => {
  expect(embedOf(address)).toBeNull()
})

test('[CO75] every frame comes from where the policy lets frames come from', () => {
  for (const address of ['https://youtu.be/dQw4w9WgXcQ', 'https://vimeo.com/76979871'])
    expect(EMBED_ORIGINS).toContain(new URL(embedOf(address)?.frame ?? '').origin)
})
