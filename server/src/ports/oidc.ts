/** Another service that people sign in with, by OpenID Connect. */
export interface OidcConfig {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string | null
  /** How it is called on the button. */
  readonly name: string
  /** The claim in which it says in which groups somebody is. */
  readonly groupsClaim: string
  readonly groups: readonly {
    readonly group: string
    readonly slug: string
    readonly role: 'host' | 'member' | 'guest'
  }[]
}
