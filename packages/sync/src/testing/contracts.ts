/** The suites an engine of a port must pass: `describeUpdateLog('sqlite', open)` is an engine's whole unit test. Only for Vitest. */
export { describeBus, type OpenedBus } from './describe-bus.ts'
export { describeUpdateLog, type OpenedLog } from './describe-update-log.ts'
