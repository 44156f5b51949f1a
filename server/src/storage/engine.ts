export type Engine = 'sqlite' | 'postgres'

/** Something about the kept data that a person has to look at before the program can go on. The message is for them. */
export class StorageProblem extends Error {
  constructor(sentence: string, options?: ErrorOptions) {
    super(sentence, options)
    this.name = 'StorageProblem'
  }
}
