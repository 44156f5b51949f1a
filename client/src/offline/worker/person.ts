import { type DBSchema, deleteDB, type IDBPDatabase, openDB } from 'idb'

// Who is signed in here and where they were last, as the worker knows it. In a database and not in a cache: what a database says it has
// is on the disk, while a browser that ends within seconds of making a cache has lost it.

interface PersonSchema extends DBSchema {
  said: { key: 'member' | 'place'; value: string }
}
type Said = PersonSchema['said']['key']

const NAME = 'commonplace.worker'

/** The database, made where there is none; closed again by whoever asks for it. */
const open = (): Promise<IDBPDatabase<PersonSchema>> =>
  openDB<PersonSchema>(NAME, 1, { upgrade: (database) => void database.createObjectStore('said') })

/** What was said, or null. Looking makes no database: after everything was forgotten none is to be there. */
async function said(key: Said): Promise<string | null> {
  let isNew = false
  try {
    const database = await openDB<PersonSchema>(NAME, 1, {
      upgrade(_database, _was, _now, tx) {
        isNew = true
        tx.done.catch(() => undefined)
        tx.abort()
      },
    })
    const value = await database.get('said', key)
    database.close()
    return value ?? null
  } catch (error) {
    if (!isNew)
      console.warn('Who is signed in here cannot be read: nothing personal is shown without a network.', error)
    return null
  }
}

async function say(key: Said, value: string): Promise<void> {
  const database = await open()
  await database.put('said', value, key)
  database.close()
}

/** Who is signed in here, as the windows last said. */
export const currentMember = (): Promise<string | null> => said('member')

/** Whoever was here before is no longer known, nor where they were. */
export const forgetMember = (): Promise<void> => deleteDB(NAME)

/** Another member than the one who was here begins anew. */
export async function sayMember(memberId: string): Promise<void> {
  if ((await currentMember()) === memberId) return
  await forgetMember()
  await say('member', memberId)
}

/** Where the person who is signed in is now; goes with everything else of theirs. */
export async function rememberPlace(path: string): Promise<void> {
  if (await currentMember()) await say('place', path)
}

/** Where the person who is signed in was last. */
export const lastPlace = (): Promise<string | null> => said('place')
