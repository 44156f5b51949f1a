import type { Device } from '../device/open-device.ts'
import { dropMember } from '../device/wipe.ts'
import { tellWorker } from '../device/worker-link.ts'
import { dropCommunity } from './drop-community.ts'

/** An ended session takes the copies off the device; words and acts that were not sent wait for the person to sign in again. */
export async function endSession(device: Device, memberId: string): Promise<void> {
  tellWorker({ type: 'forget', memberId })
  const slugs = new Set<string>()
  for (const { slug } of await device.getAll('communities')) slugs.add(slug)
  for (const { slug } of await device.getAll('parts')) slugs.add(slug)
  for (const name of ['pages', 'questions'] as const) {
    const each = device.transaction(name).store.index('community')
    for (let at = await each.openKeyCursor(null, 'nextunique'); at; at = await at.continue()) slugs.add(at.key)
  }
  for (const slug of slugs) await dropCommunity(device, memberId, slug)
  await device.clear('answers')
  if ((await device.count('acts')) > 0 || (await device.count('marks')) > 0) return
  device.close()
  await dropMember(memberId)
}
