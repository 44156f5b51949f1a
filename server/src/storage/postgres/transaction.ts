import type pg from 'pg'

/** Runs `work` between BEGIN and COMMIT on a connection of the pool. A connection that broke on the way is not given back to it. */
export async function inTransaction<T>(
  pool: pg.Pool,
  mode: string,
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect()
  let broken = false
  try {
    await client.query(`begin ${mode}`)
    const result = await work(client)
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback').catch(() => {
      // What went wrong first is what is told; a connection that cannot even roll back is thrown away.
      broken = true
    })
    throw error
  } finally {
    client.release(broken)
  }
}
