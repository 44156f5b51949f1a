import { describeBus, describeUpdateLog } from './contracts.ts'
import { LoopbackBus, LoopbackWire } from './loopback-bus.ts'
import { MemoryStore, MemoryUpdateLog } from './memory-update-log.ts'

describeUpdateLog('memory', async () => {
  const store = new MemoryStore()
  const log = new MemoryUpdateLog(store)
  return {
    log,
    create: async (document, seed) => store.create(document, seed),
    carried: async (document) => store.documents.get(document)?.carried ?? [],
    again: async () => new MemoryUpdateLog(store),
    close: () => log.close(),
  }
})

describeBus('loopback', async () => {
  const wire = new LoopbackWire()
  const [here, there] = [new LoopbackBus(wire), new LoopbackBus(wire)]
  return {
    here,
    there,
    async close() {
      await here.close()
      await there.close()
    },
  }
})
