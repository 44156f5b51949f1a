import { EXIT, Failure } from './failure.ts'

/** The passphrase that is piped in, without its line end. Given on the command line it would stand in the shell's history. */
export async function passphraseFrom(stdin: NodeJS.ReadStream): Promise<string> {
  if (stdin.isTTY) {
    throw new Failure('Pipe the passphrase in: printf %s "the passphrase" | commonplace … --password-stdin', EXIT.usage)
  }
  let text = ''
  for await (const chunk of stdin.setEncoding('utf8')) {
    text += chunk
    if (text.length > 4096) break
  }
  const passphrase = text.replace(/\r?\n$/, '')
  if (passphrase.length < 12) throw new Failure('A passphrase has at least 12 characters.', EXIT.usage)
  if (passphrase.length > 256) throw new Failure('A passphrase has at most 256 characters.', EXIT.usage)
  return passphrase
}
