import { GERMAN } from '@commonplace/document/html/german'
import type { Words } from '../index.ts'
import { forms, problems } from './forms.ts'
import { letters } from './letters.ts'
import { keptWords, papers } from './papers.ts'
import { refusals } from './refusals.ts'

/** Alles, was der Server Menschen sagt, auf Deutsch. */
export const german: Words = { refusals, forms, problems, letters, papers, kept: keptWords, html: GERMAN }
