/** Milliseconds of processor that this took on its thread, whatever else the machine did meanwhile. */
export function cpuMsOf(work: () => void): number {
  const since = cpuMs()
  work()
  return cpuMs() - since
}

/** Milliseconds of processor that this thread has had until now: for work that awaits. */
export function cpuMs(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}
