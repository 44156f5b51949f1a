export { createImporter, Importer } from './importer.ts'
export type {
  ImportCounts,
  ImportedAcceptance,
  ImportedAnswer,
  ImportedFile,
  ImportedMember,
  ImportedPage,
  ImportedQuestion,
} from './planned.ts'
