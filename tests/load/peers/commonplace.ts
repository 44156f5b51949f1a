// Our server as it is started for people, on the data folder named in the first argument: SQLite, every commit fsynced; or on what the
// environment in the second names.

import { must } from '@commonplace/kit'
import { openCommonplace } from '@commonplace/server/compose'
import { configFor } from '../../harness/community.ts'
import { answer } from './answer.ts'

const running = await openCommonplace(
  configFor(must(process.argv[2], 'the bench names the folder'), JSON.parse(process.argv[3] ?? '{}')),
)
answer({ port: running.port, openDocuments: () => running.house.rooms.size })
