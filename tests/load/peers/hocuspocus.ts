// Hocuspocus as its documentation starts it, keeping documents in SQLite. Its own SQLite extension compiles a native module when it is
// installed, so its statements run here on Node's built-in SQLite instead, through the Database extension that it is itself made of.
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { must } from '@commonplace/kit'
import { Database } from '@hocuspocus/extension-database'
import { Server } from '@hocuspocus/server'
import { answer } from './answer.ts'

const database = new DatabaseSync(join(must(process.argv[2], 'the bench names the folder'), 'hocuspocus.sqlite'))
database.exec('create table if not exists documents (name varchar(255) not null, data blob not null, unique(name))')
const select = database.prepare('select data from documents where name = $name order by rowid desc')
const upsert = database.prepare(
  'insert into documents (name, data) values ($name, $data) on conflict(name) do update set data = $data',
)

const server = new Server({
  port: 0,
  address: '127.0.0.1',
  quiet: true,
  stopOnSignals: false,
  extensions: [
    new Database({
      fetch: async ({ documentName }) => (select.get({ name: documentName })?.data as Uint8Array | undefined) ?? null,
      store: async ({ documentName, state }) => {
        upsert.run({ name: documentName, data: state })
      },
    }),
  ],
})
await server.listen()
answer({ port: server.address.port, openDocuments: () => server.hocuspocus.getDocumentsCount() })
