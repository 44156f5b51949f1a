// The least that a server must do that shows nobody what a loss of power could take back: as the floor, but every frame is on the disk before
// it is handed on. Frames that come while the disk is busy go into the next sync together.
import { fdatasync, openSync, writeSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { must } from '@commonplace/kit'
import { type WebSocket, WebSocketServer } from 'ws'
import { answer } from './answer.ts'

const file = openSync(join(must(process.argv[2], 'the bench names the folder'), 'frames'), 'a')
const rooms = new Map<string, Set<WebSocket>>()
const server = createServer()
const sockets = new WebSocketServer({ server, perMessageDeflate: false })
let waiting: { readonly frame: Buffer; readonly from: WebSocket; readonly room: ReadonlySet<WebSocket> }[] = []
let syncing = false

function keep(): void {
  if (syncing || waiting.length === 0) return
  syncing = true
  const group = waiting
  waiting = []
  writeSync(file, Buffer.concat(group.map(({ frame }) => frame)))
  fdatasync(file, (error) => {
    if (error) throw error
    syncing = false
    for (const { frame, from, room } of group) for (const other of room) if (other !== from) other.send(frame)
    keep()
  })
}

sockets.on('connection', (socket, { url = '' }) => {
  const room = rooms.get(url) ?? new Set()
  rooms.set(url, room.add(socket))
  socket.on('message', (frame: Buffer) => {
    waiting.push({ frame, from: socket, room })
    keep()
  })
  socket.on('close', () => {
    room.delete(socket)
    if (room.size === 0) rooms.delete(url)
  })
})
server.listen(0, '127.0.0.1', () => {
  answer({ port: (server.address() as AddressInfo).port, openDocuments: () => rooms.size })
})
