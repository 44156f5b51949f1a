import type { AdoptionShape } from '@commonplace/api'
import type { Actor } from '@commonplace/domain'
import { must } from '@commonplace/kit'
import type { Services } from '../../ports/use-case.ts'
import { adoptionShapes } from '../shared/adoption-shape.ts'
import type { OpenAdoption } from './open-adoption.ts'

/** The adoption as it stands after a change. */
export async function shapeNow(
  services: Services,
  { actor }: { readonly actor: Actor },
  { adoption, community }: OpenAdoption,
): Promise<AdoptionShape> {
  const now = must(await services.store.read.adoptions.byId(adoption.id), 'an adoption that was just changed exists')
  const [shape] = await adoptionShapes(services, actor, community, [now])
  return must(shape, 'an adoption of a live page has a shape')
}
