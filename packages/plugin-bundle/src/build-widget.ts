import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { buildModule, type BuiltModule } from './build-module.ts'
import { checkImports } from './check-imports.ts'
import { refuse } from './refuse.ts'
import { sharedSpecifiers } from './shared-specifiers.ts'

/** Builds one widget into one module that imports nothing but what the shell shares. */
export async function buildWidget(pluginDir: string, name: string): Promise<BuiltModule> {
  const importer = join(pluginDir, 'src', 'widgets', `${name}.tsx`)
  if (!existsSync(importer))
    throw refuse('invalid_manifest', `widgets.${name}`, `The manifest names this widget, but src/widgets/${name}.tsx is not there.`)
  const entry = `export { default } from './${name}.tsx'`
  const built = await buildModule({ pluginDir, entry, importer, format: 'es', external: sharedSpecifiers, sourcemap: false, minify: true })
  await checkImports(`src/widgets/${name}.tsx`, built.code)
  return built
}
