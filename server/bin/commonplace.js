#!/usr/bin/env node
// The one entry of the program. Plain JavaScript, so that an older Node can still read the sentence below.
import * as module from 'node:module'

const NEEDED = 24

if (Number.parseInt(process.versions.node, 10) < NEEDED) {
  process.stderr.write(
    `Commonplace needs Node ${NEEDED} and this is Node ${process.versions.node}. ` +
      'Run it with "npx commonplace" or "npm start" in the repository: Node 24 comes along with "npm ci".\n',
  )
  process.exitCode = 1
} else {
  // Compiled code is kept between starts: about a third of the time to boot.
  module.enableCompileCache?.()
  const { main } = await import('../src/cli/main.ts')
  await main(process.argv)
}
