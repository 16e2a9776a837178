import { init, parse } from 'es-module-lexer'
import { refuse } from './refuse.ts'
import { sharedSpecifiers } from './shared-specifiers.ts'

async function importsOf(where: string, code: string): Promise<ReturnType<typeof parse>[0]> {
  await init
  try {
    return parse(code)[0]
  } catch (cause) {
    throw refuse('invalid_release', where, `It is no JavaScript module: ${cause instanceof Error ? cause.message : String(cause)}`, cause)
  }
}

/** Refuses a widget module that imports anything but the shared modules, statically or dynamically. Throws `invalid_release`. */
export async function checkImports(where: string, code: string): Promise<void> {
  const imports = await importsOf(where, code)
  // First, because a bundler writes “import.meta” around them.
  const dynamic = imports.find((found) => found.type === 'dynamic')
  if (dynamic)
    throw refuse(
      'invalid_release',
      where,
      `It imports ${dynamic.specifier ?? 'something'} dynamically; a widget is one file. Import it statically.`,
    )
  for (const found of imports) {
    if (found.type === 'import-meta')
      throw refuse('invalid_release', where, '“import.meta” has no meaning in a widget; import assets with “?inline”.')
    const specifier = found.specifier ?? ''
    if (!(sharedSpecifiers as readonly string[]).includes(specifier)) {
      throw refuse(
        'invalid_release',
        where,
        `It imports “${specifier}”. A widget may import only ${sharedSpecifiers.join(', ')}; everything else is bundled.`,
      )
    }
  }
}

/** Refuses a script that imports anything at all. Throws `invalid_release`. */
export async function checkSelfContained(where: string, code: string): Promise<void> {
  for (const found of await importsOf(where, code)) {
    throw refuse(
      'invalid_release',
      where,
      `It still imports ${found.type === 'import-meta' ? '“import.meta”' : (found.specifier ?? 'something')} at run time; the sandbox loads nothing. Import it statically.`,
    )
  }
}
