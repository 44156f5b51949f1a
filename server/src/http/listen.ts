import type { Server } from 'node:http'

/** The server cannot start; the message is for whoever starts it. */
export class StartProblem extends Error {
  override name = 'StartProblem'
}

/** Begins to listen, or says in a sentence why it cannot. */
export function listen(server: Server, { port, host }: { port: number; host: string }): Promise<void> {
  return new Promise((resolve, reject) => {
    const refused = (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE')
        reject(
          new StartProblem(`Port ${port} on ${host} is taken by another program. Stop it, or set PORT to another one.`),
        )
      else if (error.code === 'EACCES')
        reject(new StartProblem(`Port ${port} may not be used by this user. Set PORT to one above 1023.`))
      else if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND')
        reject(new StartProblem(`HOST is ${host}, which is no address of this machine.`))
      else reject(error)
    }
    server.once('error', refused)
    server.listen(port, host, () => {
      server.off('error', refused)
      resolve()
    })
  })
}
