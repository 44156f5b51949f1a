import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** What the engines tell about themselves, read when somebody looks. */
export interface Readings {
  sockets(): number
  openDocuments(): number
}

export interface Metrics {
  readonly registry: Registry
  /** Counts updates of documents that were made durable. */
  updates(count: number): void
  /** Seconds that one append to the update log took. */
  appended(seconds: number): void
  /** One answered request. */
  answered(route: string, status: number, seconds: number): void
  /** Names where the gauges read from; set once the engines stand. */
  readFrom(readings: Readings): void
}

/** The numbers of GET /metrics; a registry of its own for each running community, so that tests do not meet. */
export function openMetrics(): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  let readings: Readings = { sockets: () => 0, openDocuments: () => 0 }
  const registers = [registry]
  const gauge = (name: string, help: string, read: () => number) =>
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(read())
      },
    })
  gauge('commonplace_sockets', 'Sockets that are open.', () => readings.sockets())
  gauge('commonplace_open_documents', 'Documents that are held in memory.', () => readings.openDocuments())
  const updates = new Counter({
    name: 'commonplace_updates_total',
    help: 'Updates of documents made durable.',
    registers,
  })
  const appends = new Histogram({
    name: 'commonplace_append_seconds',
    help: 'Time until an append to the update log was durable.',
    buckets: [0.0005, 0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
    registers,
  })
  const requests = new Histogram({
    name: 'commonplace_request_seconds',
    help: 'Time to answer a request, by route and status.',
    labelNames: ['route', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5],
    registers,
  })
  return {
    registry,
    updates: (count) => updates.inc(count),
    appended: (seconds) => appends.observe(seconds),
    answered: (route, status, seconds) => requests.observe({ route, status }, seconds),
    readFrom(engines) {
      readings = engines
    },
  }
}
