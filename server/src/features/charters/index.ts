import type { UseCase } from '../../ports/use-case.ts'
import { listSignatures } from './list-signatures.ts'
import { signCharter } from './sign-charter.ts'

export const charters: readonly UseCase[] = [signCharter, listSignatures]
