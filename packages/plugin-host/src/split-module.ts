import { CodedError } from '@wadah/errors'

/** A piece of a module's text, or the specifier that stands between two pieces. */
export type ModulePart = { text: Blob } | { specifier: string }

/** Cuts a module at its specifiers, so that whoever evaluates it can put addresses of its own there. Throws `invalid_release` for a dynamic import. */
export async function splitModule(code: string): Promise<ModulePart[]> {
  // Heavy, and needed by frames only: whoever waits for the first picture does not wait for it.
  const { init, parse } = await import('es-module-lexer/js')
  await init
  const parts: ModulePart[] = []
  let at = 0
  for (const found of parse(code)[0]) {
    if (found.type !== 'static' && found.type !== 'reexport-star')
      throw new CodedError('invalid_release', 'A widget module imports statically only.')
    parts.push({ text: new Blob([code.slice(at, found.start)]) }, { specifier: found.specifier })
    at = found.end
  }
  parts.push({ text: new Blob([code.slice(at)]) })
  return parts
}
