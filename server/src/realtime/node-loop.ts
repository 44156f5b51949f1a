import type { Loop } from '@commonplace/sync'

/** Node's event loop: `soon` is after the sockets that have something were read. */
export const nodeLoop: Loop = {
  soon: (run) => void setImmediate(run),
  elapsed: () => performance.now(),
}
