import { type Build, runWorker } from './run-worker.ts'
import type { WorkerScope } from './scope.ts'

declare const __BUILD__: Build

runWorker(self as unknown as WorkerScope, __BUILD__)
