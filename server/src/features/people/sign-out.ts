import { routes } from '@commonplace/api'
import { useCase } from '../../ports/use-case.ts'

export const signOut = useCase(routes.signOut, async (_, { line }) => {
  await line.signOut()
  return {}
})
