import { newBadgeKey, publicBadgeKey } from '../ports/badge-keys.ts'
import type { Here } from './open-here.ts'
import type { Output } from './output.ts'

/**
 * Another key for badges. What is taken along from now on is signed with it; of the one before only the public half is kept, so that what was
 * taken along goes on being verified and nobody signs with it any more. Where it got into other hands, `forget` lets go of that too.
 */
export async function changeBadgeKey(
  { store }: Here,
  { forget = false }: { readonly forget?: boolean },
  output: Output,
): Promise<void> {
  const made = await newBadgeKey()
  await store.change(async ({ challenges }) => {
    const kept = await challenges.signingKey()
    const before = kept === null ? [] : [publicBadgeKey(kept)]
    await challenges.changeSigningKey(made, forget ? [] : [...before, ...(await challenges.earlierKeys())])
  })
  output.value('badge-key', publicBadgeKey(made).kid)
}
