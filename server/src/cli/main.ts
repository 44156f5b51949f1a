import { Refusal } from '@commonplace/api'
import { KINDS, ROLES, VISIBILITIES } from '@commonplace/domain'
import { Command, CommanderError, Option } from 'commander'
import { StartProblem, StorageProblem } from '../compose.ts'
import { ConfigError } from '../config.ts'
import { EXIT, Failure } from './failure.ts'
import type { Here } from './open-here.ts'
import { humanOutput, jsonOutput, type Output } from './output.ts'

// Every command is loaded when it is asked for, so that `--help` and `serve` pay for none of the others.

/** Runs one command line. Sets the exit code and returns; nothing here ends the process by force. */
export async function main(argv: readonly string[]): Promise<void> {
  const program = commandLine()
  try {
    await program.parseAsync([...argv])
  } catch (error) {
    process.exitCode = tell(error, argv.includes('--json'))
  }
}

/** Says what went wrong, as a sentence where there is one, and gives the exit code. */
function tell(error: unknown, json: boolean): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage
  const told =
    error instanceof Failure ||
    error instanceof Refusal ||
    error instanceof ConfigError ||
    error instanceof StorageProblem ||
    error instanceof StartProblem
  const words = error instanceof Error ? error.message : String(error)
  if (json) process.stdout.write(`${JSON.stringify({ step: 'failed', error: words })}\n`)
  else process.stderr.write(`${words}\n`)
  // Anything else is a mistake in the program: its trace says where.
  if (!told && error instanceof Error) process.stderr.write(`${error.stack}\n`)
  return error instanceof Failure ? error.exit : EXIT.failed
}

interface Common {
  readonly json?: boolean
}

function outputFor({ json }: Common): Output {
  const streams = { out: process.stdout, err: process.stderr }
  const exit = (code: number) => {
    process.exitCode = code
  }
  return json ? jsonOutput(streams, exit) : humanOutput(streams, exit)
}

/** Opens the configured store, does the work, and closes it again. */
async function withStore(options: Common, work: (here: Here, output: Output) => Promise<void>): Promise<void> {
  const { openHere } = await import('./open-here.ts')
  await using here = await openHere()
  await work(here, outputFor(options))
}

async function passphrase(): Promise<string> {
  const { passphraseFrom } = await import('./passphrase.ts')
  return passphraseFrom(process.stdin)
}

const json = () => new Option('--json', 'one JSON line a step instead of words')
const community = () => new Option('--community <slug>', 'the community, as in its address').makeOptionMandatory()

/** Every command there is, with its options; nothing runs before it is parsed. */
export function commandLine(): Command {
  const program = new Command('commonplace')
    .description('The live knowledge base for communities of practice.')
    .exitOverride()
    .showHelpAfterError('(--help tells what there is)')
  program.addHelpText(
    'after',
    '\nThe store is the one that DATA_DIR or DATABASE_URL names. Commands work whether or not the server runs.\nExit codes: 0 done, 1 failed, 2 asked the wrong way, 3 done in part.',
  )

  program
    .command('serve')
    .description('run the server until it is stopped')
    .action(async () => {
      const { serve } = await import('../main.ts')
      process.exitCode = await serve()
    })
  program
    .command('demo')
    .description('run a server with an invented community on a throw-away folder')
    .action(async () => {
      const { demo } = await import('./demo.ts')
      process.exitCode = await demo()
    })
  peopleCommands(program)
  exchangeCommands(program)
  keepingCommands(program)
  return program
}

function peopleCommands(program: Command): void {
  program
    .command('setup')
    .description('found a community, and its founder where they are new')
    .requiredOption('--community <name>', 'its name')
    .requiredOption('--founder-name <name>', 'the founder’s name')
    .requiredOption('--founder-email <email>', 'the founder’s mail address')
    .requiredOption('--password-stdin', 'read the founder’s passphrase from standard input')
    .option('--slug <slug>', 'its address; made from the name where it is left out')
    .addOption(new Option('--visibility <who>', 'who may read').choices(VISIBILITIES).default('private'))
    .addOption(json())
    .action((options) =>
      withStore(options, async (here, output) =>
        (await import('./set-up.ts')).setUp(here, options, await passphrase(), output),
      ),
    )
  program
    .command('token')
    .description('tokens for programs')
    .command('create')
    .description('print a new token, alone on its line; it is not shown again')
    .requiredOption('--member <email>', 'whose it is')
    .option('--scopes <list>', 'what it is good for: read, write, admin', 'read,write')
    .option('--label <words>', 'what it is for', 'command line')
    .addOption(json())
    .action((options) =>
      withStore(options, async (here, output) => (await import('./token.ts')).createToken(here, options, output)),
    )
  const members = program.command('member').description('the people of a community')
  members
    .command('recover')
    .description(
      'print a link with which somebody who cannot sign in any more chooses a new passphrase; good once, for a day',
    )
    .requiredOption('--email <email>', 'their mail address')
    .addOption(json())
    .action((options) =>
      withStore(options, async (here, output) => (await import('./recover.ts')).recoverMember(here, options, output)),
    )
  members
    .command('add')
    .description('make somebody a member, or change their role')
    .addOption(community())
    .requiredOption('--email <email>', 'their mail address')
    .requiredOption('--name <name>', 'their name')
    .addOption(new Option('--role <role>', 'what they are').choices(ROLES).default('member'))
    .option('--password-stdin', 'read the passphrase of somebody new from standard input')
    .addOption(json())
    .action((options) =>
      withStore(options, async (here, output) =>
        (await import('./set-up.ts')).addMember(
          here,
          options,
          options.passwordStdin ? await passphrase() : null,
          output,
        ),
      ),
    )
}

function exchangeCommands(program: Command): void {
  const bringIn = program.command('import').description('bring in what was written elsewhere')
  const resume = () =>
    new Option('--resume', 'go on with an import that broke off; what is there already is left alone')
  const member = () => new Option('--member <email>', 'who brings it in; the founder where it is left out')
  bringIn
    .command('markdown <path>')
    .description('a folder of Markdown, as a tree of pages')
    .addOption(community())
    .addOption(new Option('--kind <kind>', 'the kind of pages that do not say theirs').choices(KINDS))
    .addOption(resume())
    .addOption(member())
    .addOption(json())
    .action((path, options) =>
      withStore(options, async (here, output) =>
        (await import('./import-markdown.ts')).importMarkdown(here, path, options, output),
      ),
    )
  bringIn
    .command('history <file>')
    .description(
      'pages with all their revisions (one JSON line each, packed with gzip or not), as versions under their authors',
    )
    .addOption(community())
    .addOption(new Option('--kind <kind>', 'the kind of the pages; notes where it is left out').choices(KINDS))
    .addOption(resume())
    .addOption(member())
    .addOption(json())
    .action((path, options) =>
      withStore(options, async (here, output) =>
        (await import('./import-history.ts')).importHistory(here, path, options, output),
      ),
    )
  bringIn
    .command('stackexchange <path>')
    .description('a dump of a Stack Exchange site (the folder with Posts.xml), as questions and answers')
    .addOption(community())
    .option('--site <host>', 'the site it is of; found out from the posts where it is left out')
    .addOption(resume())
    .addOption(member())
    .addOption(json())
    .action((path, options) =>
      withStore(options, async (here, output) =>
        (await import('./import-stack-exchange.ts')).importStackExchange(here, path, options, output),
      ),
    )
  program
    .command('export <folder>')
    .description('write a community out into a folder')
    .addOption(community())
    .addOption(new Option('--format <format>', 'how').choices(['markdown', 'html', 'json']).default('markdown'))
    .addOption(json())
    .action((folder, options) =>
      withStore(options, async (here, output) =>
        (await import('./export.ts')).exportCommunity(here, folder, options, output),
      ),
    )
}

function keepingCommands(program: Command): void {
  program
    .command('backup <file>')
    .description('everything in one file, consistent also while the server runs')
    .addOption(json())
    .action((file, options) =>
      withStore(options, async (here, output) => (await import('./backup.ts')).backUp(here, file, output)),
    )
  program
    .command('restore <file>')
    .description('bring a backup back; it is checked first, and nothing is overwritten unless told to')
    .option('--force', 'replace what is there; it is kept beside the data folder')
    .option('--verify', 'only check the backup')
    .addOption(json())
    .action(async (file, options) => (await import('./restore.ts')).restore(file, options, outputFor(options)))
  program
    .command('badge-key')
    .description('the key that badges are signed with')
    .command('change')
    .description(
      'sign badges with a new key from now on; those of before go on being verified. Prints the name of the new one',
    )
    .option('--forget', 'let go of the keys before: badges taken along until now are verified by nobody any more')
    .addOption(json())
    .action((options) =>
      withStore(options, async (here, output) =>
        (await import('./badge-key.ts')).changeBadgeKey(here, options, output),
      ),
    )
  program
    .command('doctor')
    .description('look whether everything is as it should be')
    .addOption(json())
    .action(async (options) => (await import('./doctor.ts')).doctor(outputFor(options)))
}
