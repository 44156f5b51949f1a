/** Live documents: rooms and sessions as state machines over ports. Knows no socket, file, database or framework. */
export * from './ports.ts'
