export { GERMAN as htmlWords } from '@commonplace/document/html/german'
