import { SaxesParser } from 'saxes'

export type Row = Readonly<Record<string, string>>

/**
 * The `<row …/>` elements of one file of a dump, as they stream by: the file never stands in memory. What cannot be read is told to
 * `onTrouble` once, with its line, and reading goes on behind it.
 */
export async function* readRows(
  chunks: AsyncIterable<Uint8Array>,
  onTrouble: (sentence: string) => void,
): AsyncGenerator<Row> {
  const decoder = new TextDecoder('utf-8')
  const parser = new SaxesParser({ fragment: false })
  let rows: Row[] = []
  let told = false
  parser.on('opentag', ({ name, attributes }) => {
    if (name === 'row') rows.push(attributes as Row)
  })
  parser.on('error', (error) => {
    if (!told) onTrouble(`It is broken near line ${parser.line}: ${error.message.replace(/^\d+:\d+: /, '')}`)
    told = true
  })
  for await (const chunk of chunks) {
    parser.write(decoder.decode(chunk, { stream: true }))
    yield* rows
    rows = []
  }
  parser.write(decoder.decode()).close()
  yield* rows
}
