/** What stands in a text by itself: bylines, the names of callouts, what is said where a section is not there. */
export { ENGLISH as htmlWords } from '@commonplace/document/html/options'
