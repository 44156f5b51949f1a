// The least that any server must do for a page: it hands out the bytes of one, which it got from the address in its environment when it
// began. What it takes to answer is the machine's part of what any other takes.
import { createServer, get, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { must } from '@commonplace/kit'
import { answer } from './answer.ts'

const { page } = JSON.parse(process.argv[3] ?? '{}') as { page?: string }

async function fetched(): Promise<{ headers: IncomingHttpHeaders; bytes: Buffer }> {
  const asked = { headers: { accept: 'text/html', 'accept-encoding': 'gzip, deflate' } }
  return new Promise((resolve, reject) => {
    get(must(page, 'the bench names the page'), asked, async (response) => {
      const pieces: Buffer[] = []
      for await (const piece of response) pieces.push(piece as Buffer)
      resolve({ headers: response.headers, bytes: Buffer.concat(pieces) })
    }).once('error', reject)
  })
}

const { headers, bytes } = await fetched()
const server = createServer((_, response) => {
  for (const [name, value] of Object.entries(headers))
    if (value !== undefined && name !== 'connection' && name !== 'keep-alive') response.setHeader(name, value)
  response.end(bytes)
})
server.listen(0, '127.0.0.1', () => {
  answer({ port: (server.address() as AddressInfo).port, openDocuments: () => 0 })
})
