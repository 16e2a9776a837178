import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { init, parse } from 'es-module-lexer'
import { buildModule, sharedSpecifiers, type BuiltModule } from './build-module.ts'
import { refuse } from './refuse.ts'

/** Builds one widget into one module that imports nothing but what the shell shares. */
export async function buildWidget(pluginDir: string, name: string): Promise<BuiltModule> {
  const file = join(pluginDir, 'src', 'widgets', `${name}.tsx`)
  if (!existsSync(file)) throw refuse('invalid_manifest', `widgets.${name}`, `The manifest names this widget, but src/widgets/${name}.tsx is not there.`)
  const built = await buildModule({
    pluginDir,
    entry: `export { default } from ${JSON.stringify(file)}`,
    importer: file,
    format: 'es',
    external: sharedSpecifiers,
    sourcemap: false,
    minify: true,
  })
  await checkImports(`widgets/${name}.js`, built.code)
  return built
}

/** Refuses a module that imports anything but the shared modules, statically or dynamically. Throws `invalid_release`. */
export async function checkImports(where: string, code: string): Promise<void> {
  await init
  const [imports] = parse(code)
  for (const found of imports) {
    if (found.type === 'import-meta') throw refuse('invalid_release', where, '“import.meta” has no meaning in a widget; import assets with “?inline”.')
    if (found.type === 'dynamic') throw refuse('invalid_release', where, `It imports ${found.specifier ?? 'something'} dynamically; a widget is one file.`)
    const { specifier } = found
    if (!(sharedSpecifiers as readonly string[]).includes(specifier)) {
      throw refuse('invalid_release', where, `It imports “${specifier}”. A widget may import only ${sharedSpecifiers.join(', ')}; everything else is bundled.`)
    }
  }
}
