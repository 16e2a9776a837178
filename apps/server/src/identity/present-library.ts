import { CodedError } from '@wadah/errors'
import { createAuthLibrary, type AuthLibrary, type AuthLibraryOptions } from './auth-library.ts'
import { ssoProblem, type SsoConfig } from './sso.ts'

/** The library as it is at present: it learns of the single sign-on once the provider answers, and lives without until then. */
export interface PresentLibrary {
  current(): AuthLibrary
  /** The library with single sign-on; asks the provider again when it did not answer before. Throws `source_unreachable`. */
  withSso(): Promise<AuthLibrary>
}

/** Makes the library; a provider that is down keeps nobody from signing in by password. */
export function createPresentLibrary(options: Omit<AuthLibraryOptions, 'sso'>, sso: SsoConfig | undefined): PresentLibrary {
  let library = createAuthLibrary({ ...options, sso: undefined })
  let isComplete = false
  let asking: Promise<string | undefined> | undefined

  // The library asks a provider once, when it is made, and never again: it is made anew when the provider answers.
  async function ask(config: SsoConfig): Promise<string | undefined> {
    const problem = await ssoProblem(config)
    if (problem !== undefined) return problem
    const complete = createAuthLibrary({ ...options, sso: config })
    await complete.$context
    library = complete
    isComplete = true
    return undefined
  }

  if (sso !== undefined) {
    asking = ask(sso).finally(() => (asking = undefined))
    void asking.then((problem) => problem && options.log('warn', `Single sign-on: ${sso.issuer} cannot be used at present: ${problem}.`))
  }
  return {
    current: () => library,
    async withSso() {
      if (sso === undefined) throw new CodedError('not_found', 'There is no single sign-on here.')
      if (isComplete) return library
      asking ??= ask(sso).finally(() => (asking = undefined))
      const problem = await asking
      if (problem === undefined) return library
      options.log('warn', `Single sign-on: ${sso.issuer} cannot be used at present: ${problem}.`)
      throw new CodedError('source_unreachable', 'The single sign-on does not answer. Try again later, or sign in with your password.')
    },
  }
}
