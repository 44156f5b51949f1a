import { Details, DetailsContent } from '@tiptap/extension-details'

/** Words that can be folded away beneath a line. Whether they are is not of the document: each reader folds for themselves. */
export const Toggle = Details.configure({ persist: false })
/** What a toggle folds away. */
export const ToggleContent = DetailsContent
