import { defineConfig } from 'vitest/config'

/** Three kinds of test, one runner: `unit` beside the code in Node, `browser` for client code in a simulated DOM, `journeys` in Chromium. */
export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    // All cores: much of what is tested waits for disks, sockets and other processes, so none need be left free for the runner.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          // One process runs file after file with the modules it has: loading them anew for each cost more than the tests themselves. So nothing
          // may stay behind in a module; what was spied on is put back.
          isolate: false,
          restoreMocks: true,
          include: [
            'packages/**/*.test.ts',
            'server/**/*.test.ts',
            'tests/house/**/*.test.ts',
            'tests/community/**/*.test.ts',
            'tests/faults/**/*.test.ts',
            'tests/corpora/**/*.test.ts',
          ],
          testTimeout: 30_000,
          // Whatever is awaited may take as long as its test: a busy machine takes its time.
          expect: { poll: { timeout: 25_000 } },
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['client/**/*.test.{ts,tsx}'],
          environment: 'happy-dom',
          testTimeout: 30_000,
          expect: { poll: { timeout: 25_000 } },
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'journeys',
          include: ['tests/journeys/**/*.test.ts', 'tests/offline/**/*.test.ts'],
          testTimeout: 300_000,
          // As patient as the windows are: what is waited for may take a slow machine its time.
          expect: { poll: { timeout: 120_000 } },
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
