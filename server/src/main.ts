import { openCommonplace, StartProblem, StorageProblem } from './compose.ts'
import { type Config, ConfigError, readConfig } from './config.ts'

/** Everything must be put away by then; whatever still holds the process is let go of. */
const LONGEST_GOODBYE = 9_500

function say(words: string): void {
  process.stdout.write(`${words}\n`)
}

/**
 * Serves until the process is asked to end. Resolves with the exit code: 0 when it ended as asked, 1 when it could not start, which is told
 * in a sentence.
 */
export async function serve(config?: Config): Promise<number> {
  try {
    return await run(config ?? readConfig())
  } catch (error) {
    if (error instanceof ConfigError || error instanceof StartProblem || error instanceof StorageProblem) {
      process.stderr.write(`${error.message}\n`)
      return 1
    }
    throw error
  }
}

async function run(config: Config): Promise<number> {
  const { promise: asked, resolve: ask } = Promise.withResolvers<void>()
  // Listened to before anything opens, so that an early signal ends things in order too.
  const onSignal = () => ask()
  process.once('SIGTERM', onSignal)
  process.once('SIGINT', onSignal)
  const running = await openCommonplace(config)
  for (const warning of config.warnings) running.house.log.warn(warning)
  say(`Commonplace is at ${running.url}`)
  if (running.setupUrl) say(`Nobody is here yet. Open this link once to begin: ${running.setupUrl}`)
  await asked
  say('Shutting down.')
  const tooLong = setTimeout(() => process.exit(1), LONGEST_GOODBYE)
  tooLong.unref()
  await running.close()
  return 0
}
