import { type AddressInfo, createServer, type Socket } from 'node:net'
import { routes } from '@commonplace/api'
import { FakeClock } from '@commonplace/kit'
import { openMailer } from '@commonplace/server/outside/mail'
import { MAIL } from '@commonplace/server/ports/claim-address'
import { SMTPServer } from 'smtp-server'
import { expect, test } from 'vitest'
import { openCommunity } from '../harness/index.ts'

const MINUTE = 60 * 1000

/** A mail server that keeps what it is given. */
async function openPost() {
  const heard: { to: string[]; text: string }[] = []
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData(stream, session, done) {
      let text = ''
      stream.on('data', (piece: Buffer) => {
        text += piece
      })
      stream.on('end', () => {
        heard.push({ to: session.envelope.rcptTo.map(({ address }) => address), text })
        done()
      })
    },
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  return {
    heard,
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    [Symbol.asyncDispose]: () => new Promise<void>((closed) => server.close(() => closed())),
  }
}

test('[NT22] a mail server that does not answer is waited for only as long as anybody waits', async () => {
  const sockets = new Set<Socket>()
  const silent = createServer((socket) => void sockets.add(socket))
  await new Promise<void>((ready) => silent.listen(0, '127.0.0.1', ready))
  const { port } = silent.address() as AddressInfo
  await using mailer = await openMailer(`smtp://127.0.0.1:${port}`, 'fixers@example.org')
  const stop = new AbortController()
  const sent = mailer.send({ to: 'amina@example.org', subject: 'Hear', text: 'this.' }, stop.signal)
  stop.abort()
  await expect(sent).rejects.toThrow('had not taken the letter')
  // Nor longer than another process believes this one to be at it.
  await using hasty = await openMailer(`smtp://127.0.0.1:${port}`, 'fixers@example.org', 1)
  await expect(hasty.send({ to: 'amina@example.org', subject: 'Hear', text: 'this.' })).rejects.toThrow(
    'had not taken the letter',
  )
  for (const socket of sockets) socket.destroy()
  await new Promise<void>((closed) => silent.close(() => closed()))
})

test('[NT23] a mail ends with one click, without signing in, by a link that does only this', async () => {
  await using post = await openPost()
  const clock = new FakeClock(Date.now())
  await using place = await openCommunity({ env: { SMTP_URL: post.url }, overrides: { clock } })
  const { amina, bo } = place
  const params = { slug: place.slug }
  await place.running.services.store.change(async (writes) => {
    const { email } = (await writes.members.byId(amina.id as never)) ?? { email: '' }
    await writes.ways.addIdentity({ issuer: MAIL, subject: email, memberId: amina.id as never, at: 0 })
  })
  const input = { title: 'Which glue?\r\nBcc: evil@example.org', markdown: '' }
  const asked = await amina.api(routes.askQuestion, { params, input })
  await bo.api(routes.answerQuestion, { params: { id: asked.id }, input: { markdown: 'So.' } })
  while (post.heard.length === 0) {
    clock.advance(MINUTE)
    await amina.api(routes.countInbox)
  }
  const [letter] = post.heard
  expect(letter?.to).toHaveLength(1)
  const head = (letter?.text.split('\r\n\r\n')[0] ?? '').replace(/\r\n[ \t]+/g, ' ')
  expect(head).not.toMatch(/^Bcc:/im)
  expect(head).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click$/m)
  expect(head).toMatch(/^Content-Type: multipart\/alternative/m)
  const url = /^List-Unsubscribe: ?<([^>]+)>$/m.exec(head)?.[1]?.replaceAll(' ', '') ?? ''
  expect(url).toMatch(/\/unsubscribe\//)

  const wants = async () =>
    (await amina.api(routes.readMails)).communities.map(({ immediate, digest }) => [immediate, digest])
  const page = await fetch(url)
  expect(page.status).toBe(200)
  expect(await page.text()).toMatch(/<form class="form" method="post"[\s\S]*No more of these/)
  expect(await wants()).toEqual([[true, true]])
  const oneClick = (to: string) =>
    fetch(to, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', Origin: 'https://mail.example' },
      body: 'List-Unsubscribe=One-Click',
    })
  for (const other of [`${url}x`, url.replace('immediate', 'digest'), `${place.url}/unsubscribe/a.b.digest.c`]) {
    expect((await oneClick(other)).status).toBe(404)
    expect((await fetch(other)).status).toBe(404)
  }
  expect(await wants()).toEqual([[true, true]])
  expect((await oneClick(url)).status).toBe(200)
  expect((await oneClick(url)).status).toBe(200)
  expect(await wants()).toEqual([[false, true]])
  expect(await (await fetch(url)).text()).toContain('No more of these mails come to you.')
})
